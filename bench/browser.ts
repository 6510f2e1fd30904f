import { chromium, type Page } from '@playwright/test'
import { findChromium } from '@/scripts/chromium.mjs'

export type PageFigures = {
  /** Bodies of all scripts of a first load, as they came over the wire. */
  readonly scriptKb: number
  readonly coldMs: readonly number[]
  readonly warmMs: readonly number[]
}

type Account = { readonly email: string; readonly password: string }

const visits = 9

/**
 * Opens a list in Chromium: in a new browser each time (cold), and again in the same one (warm). Milliseconds from the
 * start of the navigation until the first rows are on the screen, as the page itself measures it.
 */
export async function measurePage(url: string, path: string, account: Account): Promise<PageFigures> {
  const executablePath = (await findChromium()) ?? undefined
  const browser = await chromium.launch(executablePath ? { executablePath } : {})
  try {
    const state = await signIn(url, account, browser)
    const coldMs: number[] = []
    const warmMs: number[] = []
    let scriptKb = 0
    for (let visit = 0; visit < visits; visit++) {
      const context = await browser.newContext({ storageState: state })
      const page = await context.newPage()
      await page.addInitScript(markRows)
      const sizes = countScripts(page)
      coldMs.push(await timeToRows(page, url + path))
      await page.waitForLoadState('networkidle')
      scriptKb = (await sizes()) / 1000
      warmMs.push(await timeToRows(page, url + path))
      await context.close()
    }
    return { scriptKb, coldMs, warmMs }
  } finally {
    await browser.close()
  }
}

async function signIn(url: string, account: Account, browser: Awaited<ReturnType<typeof chromium.launch>>) {
  const context = await browser.newContext()
  const { csrfToken } = await (await context.request.get(`${url}/api/auth/csrf`)).json()
  const form = { csrfToken, ...account, json: 'true' }
  const answer = await context.request.post(`${url}/api/auth/callback/credentials`, { form })
  if (!answer.ok()) throw new Error(`The sign-in was answered with ${answer.status()}`)
  return context.storageState()
}

function countScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** Runs in the page: rows can be seen from the first frame that was drawn with them in it. */
function markRows() {
  const watch = () => {
    const hasRows = document.querySelector('tbody tr') !== null
    requestAnimationFrame(hasRows ? () => performance.mark('rows') : watch)
  }
  requestAnimationFrame(watch)
}

async function timeToRows(page: Page, address: string): Promise<number> {
  await page.goto(address)
  await page.waitForFunction(() => performance.getEntriesByName('rows').length > 0)
  return page.evaluate(() => performance.getEntriesByName('rows')[0]?.startTime ?? Number.NaN)
}
