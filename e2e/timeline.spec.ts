import type { Page } from '@playwright/test'
import { formatDate, isoDateIn } from '@/lib/i18n/format'
import { violationsOf } from './accessibility'
import { addModel, expect, test, uniqueWord, visit, visitRows } from './fixtures'

const timeline = '/models/timeline'

/** The picture, once its keys are listened to. */
async function openTimeline(page: Page, path = timeline) {
  await visitRows(page, path)
  await expect(page.locator('#timeline[data-ready]')).toBeAttached()
  return page.locator('#timeline')
}

function namesIn(page: Page) {
  return page.locator('#timeline').getByRole('listitem').getByRole('link')
}

test('one sentence says the point, and filters narrow the picture as they narrow the list', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, '/models?provider=anthropic')
  await page.getByRole('link', { name: 'Timeline' }).click()
  await expect(page).toHaveURL(`${timeline}?provider=anthropic`)
  await expect(page.getByText(/^36 models: 19 retired, /)).toBeVisible()
  await expect(namesIn(page)).toHaveCount(36)
  await page.getByRole('button', { name: 'Filter by Stage' }).click()
  await page.getByRole('link', { name: 'Retired' }).click()
  await expect(page).toHaveURL(`${timeline}?stage=retired&provider=anthropic`)
  await expect(page.getByText(/^19 models: 19 retired, none /)).toBeVisible()
  await expect(namesIn(page)).toHaveCount(19)
  await page.getByRole('searchbox', { name: 'Search models' }).fill('nothing-is-called-this')
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
})

test('rows are grouped and sorted as they are asked to be', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await openTimeline(page)
  const groups = page.locator('#timeline').getByRole('heading', { level: 2 })
  await expect(groups.filter({ hasText: 'Anthropic' })).toHaveText('Anthropic 36')
  await page.getByRole('button', { name: 'Group by' }).click()
  await page.getByRole('link', { name: 'Not at all' }).click()
  await expect(groups).toHaveCount(0)
  await page.getByRole('button', { name: 'Sort by' }).click()
  await page.getByRole('link', { name: 'Name, A to Z' }).click()
  await expect(page).toHaveURL(`${timeline}?sort=name&group=none`)
  const names = await namesIn(page).allTextContents()
  expect(names).toEqual(names.toSorted())
})

test('the time in view is zoomed and moved by keyboard, and the address keeps it', async ({ openAs }) => {
  const page = await openAs('reviewer')
  const frame = await openTimeline(page)
  const zooms = page.getByRole('navigation', { name: 'Time in view' })
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect(zooms.locator('[aria-current]')).toHaveText('1 year')
  await expect(page).toHaveURL(/zoom=1y&at=\d{4}-\d\d-\d\d$/)
  const middle = () => new URL(page.url()).searchParams.get('at') ?? ''
  await page.keyboard.press('t')
  await expect.poll(middle).toBe(isoDateIn(new Date()))
  const today = middle()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(middle).not.toBe(today)
  expect(middle() < today).toBe(true)
  await page.keyboard.press('t')
  await expect.poll(middle).toBe(today)
  await page.keyboard.press('-')
  await expect(zooms.locator('[aria-current]')).toHaveText('2 years')

  await page.getByRole('button', { name: 'Filter by Stage' }).click()
  await page.getByRole('link', { name: 'Active' }).click()
  await expect(page).toHaveURL(/stage=active.*zoom=2y/)
  await openTimeline(page, page.url())
  await expect(frame).toHaveAttribute('data-zoom', '2y')
  await page.keyboard.press('0')
  await expect(page).toHaveURL(`${timeline}?stage=active`)
})

test('the wheel zooms with the control key, and the picture is dragged', async ({ openAs }) => {
  const page = await openAs('reviewer')
  const frame = await openTimeline(page, `${timeline}?zoom=2y`)
  const rows = page.getByRole('region', { name: 'Timeline of the models' })
  const box = await rows.boundingBox()
  if (!box) throw new Error('The picture has no place on the page')
  const left = () => rows.evaluate((element) => element.scrollLeft)
  const before = await left()
  await page.mouse.move(box.x + 700, box.y + 100)
  await page.mouse.down()
  await page.mouse.move(box.x + 800, box.y + 100, { steps: 4 })
  await page.mouse.up()
  expect(Math.round((await left()) - before)).toBe(-100)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect(frame).toHaveAttribute('data-zoom', '1y')
})

test('a row tells its dates when it has the focus or the pointer, and Enter opens the record', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await openTimeline(page, `${timeline}?q=opus+3`)
  const card = page.locator('.timeline-card')
  await expect(card).toBeHidden()
  await page.keyboard.press('j')
  const link = page.getByRole('link', { name: 'Claude Opus 3', exact: true }).first()
  await expect(link).toBeFocused()
  await expect(link).toHaveAccessibleDescription(/Retired 5 January 2026 \(\d+ days ago\)/)
  await expect(card).toContainText('Released 4 March 2024')
  await expect(card).toContainText('Claude API: By request, from 5 January 2026')
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await page.locator('.time-track').first().hover()
  await expect(card).toContainText('Deprecation announced 30 June 2025')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/models/claude-3-opus-20240229')
  await page.getByRole('link', { name: 'On the timeline' }).click()
  const row = page.locator('#timeline').getByRole('link', { name: 'Claude Opus 3', exact: true })
  await expect(row).toBeFocused()
  await expect(row).toBeInViewport()
})

test('the table below says what the picture says', async ({ openAs, programAs }) => {
  const word = uniqueWord()
  const source = { sourceUrl: 'https://one.example/' }
  await addModel(await programAs('steward'), { displayName: `${word} dated`, releasedOn: '2025-02-03', ...source })
  await addModel(await programAs('steward'), { displayName: `${word} blank`, stage: null })
  const page = await openAs('reviewer')
  await openTimeline(page, `${timeline}?q=${word}`)
  await expect(page.locator('.timeline-row').filter({ hasText: 'blank' })).toContainText('No date on record')
  for (const path of [`${timeline}?q=${word}`, `${timeline}?provider=anthropic&group=none`]) {
    await openTimeline(page, path)
    await page.getByRole('link', { name: 'Show the same as a table' }).click()
    const table = page.getByRole('table', { name: 'The models of the timeline' })
    await expect(table.getByRole('rowheader')).toHaveText(await namesIn(page).allTextContents())
    const dates = await table
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('time')].map((time) => time.dateTime)))
    const words = await page.locator('.timeline-words').allTextContents()
    expect(dates.length).toBe(words.length)
    for (const [index, ofRow] of dates.entries()) {
      for (const date of ofRow) expect(words[index]).toContain(formatDate('en', date))
    }
    await page.getByRole('link', { name: 'Hide the table' }).click()
    await expect(table).toBeHidden()
  }
})

test('everything is said in Japanese too', async ({ openAs, serverUrl }) => {
  const page = await openAs('steward')
  await page.context().addCookies([{ name: 'emeritus.locale', value: 'ja', url: serverUrl }])
  const frame = await openTimeline(page, `${timeline}?q=claude`)
  await expect(page.getByText(/モデル: 引退済み\d+件/)).toBeVisible()
  await expect(frame.getByText('2026年', { exact: true })).toBeAttached()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect(page.getByRole('navigation', { name: '表示する期間' }).locator('[aria-current]')).toHaveText('2年')
  await page.keyboard.press('j')
  await expect(page.locator('.timeline-card')).toContainText(/より前には引退しません（あと\d+日）/)
  await page.getByRole('link', { name: '同じ内容を表で見る' }).click()
  await expect(page.getByRole('table', { name: '年表のモデル' })).toBeVisible()
})

test('it prints on sheets in landscape, with every row and without what can only be used on a screen', async ({
  openAs,
}) => {
  const page = await openAs('reviewer')
  await openTimeline(page, `${timeline}?zoom=quarter`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('searchbox')).toBeHidden()
  const rows = page.locator('.timeline-row')
  const [count, last] = [await rows.count(), await rows.last().boundingBox()]
  const canvas = await page.locator('.timeline-canvas').boundingBox()
  if (!last || !canvas) throw new Error('The picture is not on the sheet')
  expect(canvas.height).toBeGreaterThan(count * 20)
  expect(last.y + last.height).toBeLessThanOrEqual(canvas.y + canvas.height + 1)
  const ink = await rows
    .first()
    .locator('.time-bar')
    .first()
    .evaluate((bar) => getComputedStyle(bar).backgroundColor)
  const text = await rows.first().evaluate((row) => getComputedStyle(row).color)
  expect(ink).toBe(text)
  const file = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  const sheets = [...file.matchAll(/\/MediaBox \[0 0 (\d+)[\d.]* (\d+)/g)].map(([, width, height]) => [width, height])
  expect(sheets.length).toBeGreaterThan(2)
  expect(new Set(sheets.map(String))).toEqual(new Set(['841,594']))
})
