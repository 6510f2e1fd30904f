import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { isPermission } from '@/lib/auth/permissions'
import { violationsOf } from './accessibility'
import { expect, type OpenAs, test, visit } from './fixtures'
import type { PageRow } from './page-row'
import { pageRows } from './page-rows'

const screens = [
  { name: 'a wide screen', width: 1440, height: 900 },
  { name: 'a phone', width: 390, height: 844 },
] as const

/** A page that does not exist, and one that the role may not open, are pages too. */
const refusals = { missing: '/models/there-is-no-such-model', forbidden: '/models/new' } as const

type Look = {
  readonly locale: 'en' | 'ja'
  readonly theme: 'light' | 'dark'
  readonly screen: (typeof screens)[number]
}

/** Every two of language, theme and width meet in one of these; the third then adds nothing but time. */
const looks: readonly Look[] = [
  { locale: 'en', theme: 'light', screen: screens[0] },
  { locale: 'en', theme: 'dark', screen: screens[1] },
  { locale: 'ja', theme: 'light', screen: screens[1] },
  { locale: 'ja', theme: 'dark', screen: screens[0] },
]

/** One of the pages shows a filed report, and one a draft. */
test.beforeAll(({ filedReport: _report, begunDraft: _draft }) => {})

const readers = [...new Set(pageRows.map(({ reader }) => reader))]

for (const look of looks) {
  for (const reader of readers) {
    const { locale, theme, screen } = look
    const whose = `every page of ${reader ?? 'strangers'}`
    test(`${whose} is readable on ${screen.name} in ${theme} (${locale})`, async ({ openAs, serverUrl }) => {
      test.slow()
      const open = openLike(look, openAs, serverUrl)
      const rows = pageRows.filter((row) => row.reader === reader)
      for (const row of rows) await checkPage(await open(row), row.path, locale)
    })
  }
}

test.describe('refusals', () => {
  test.use({ expectedReports: [/Failed to load resource: .*40[34]/] })

  for (const locale of ['en', 'ja'] as const) {
    test(`a page that is missing or not permitted is readable (${locale})`, async ({ openAs, serverUrl }) => {
      for (const theme of ['light', 'dark'] as const) {
        const page = await openLike({ locale, theme, screen: screens[1] }, openAs, serverUrl)({ reader: 'reviewer' })
        for (const path of Object.values(refusals)) await checkPage(page, path, locale)
      }
    })
  }
})

/** One browser per reader, in that language, theme and size. */
function openLike({ locale, theme, screen }: Look, openAs: OpenAs, url: string) {
  const pages = new Map<PageRow['reader'], Page>()
  return async ({ reader }: Pick<PageRow, 'reader'>) => {
    const known = pages.get(reader)
    if (known) return known
    const { width, height } = screen
    const page = await openAs(reader, { viewport: { width, height }, reducedMotion: 'reduce' })
    await page.context().addCookies([
      { name: 'emeritus.locale', value: locale, url },
      { name: 'emeritus.theme', value: theme, url },
    ])
    pages.set(reader, page)
    return page
  }
}

async function checkPage(page: Page, path: string, locale: 'en' | 'ja'): Promise<void> {
  await visit(page, path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toHaveCount(1)
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(overflow, `${path} is as wide as the screen`).toBe(0)
  const text = await page.locator('body').innerText()
  expect.soft(text.match(messageKey)?.[0] ?? '', `${path} shows the key of a text`).toBe('')
  if (locale === 'ja') expect.soft(text, `${path} speaks Japanese`).toMatch(/[\u3040-\u30ff]/)
  expect.soft(await violationsOf(page, repeated), `${path} is accessible`).toEqual([])
}

/** Operations of one noun on the page about the API: the first is drawn as the others are, and there are dozens. */
const repeated = '#content > section > div > section:nth-of-type(n + 2)'

/** What would stand on a page in place of a text that is missing, such as `model.emptyHint`. */
const messageKey = new RegExp(`\\b(${messageKeys().join('|').replaceAll('.', '\\.')})\\b`)

function messageKeys(): string[] {
  const folder = 'lib/i18n/messages/ja'
  return readdirSync(folder).flatMap((file) => {
    const keys = Object.keys(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
    // The names of permissions stand in the audit log as they are.
    return keys.map((key) => `${file.replace('.json', '')}.${key}`).filter((key) => !isPermission(key))
  })
}
