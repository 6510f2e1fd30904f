import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addModel, expect, test, uniqueWord, visit } from './fixtures'

const header = 'provider,model_id,display_name,family,released_on,state,source_url'

async function preview(page: Page, text: string): Promise<void> {
  await visit(page, '/models/import')
  const file = { name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.getByLabel('Table (CSV)').setInputFiles(file)
  await page.getByRole('button', { name: 'Show what would happen' }).click()
}

/** The number that stands under a word of the preview. */
function countOf(page: Page, word: string) {
  const pair = page.locator('dl > div').filter({ has: page.getByRole('term').filter({ hasText: word }) })
  return pair.getByRole('definition')
}

test('importing the table that is on record already would change nothing', async ({ openAs }) => {
  const page = await openAs('steward')
  await preview(page, readFileSync('prisma/demo/model-deprecations.csv', 'utf8'))
  await expect(countOf(page, 'Unchanged')).toHaveText('105')
  for (const word of ['New', 'Completed', 'Rejected']) await expect(countOf(page, word)).toHaveText('0')
  await expect(page.getByText('Nothing would change')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import / })).toHaveCount(0)
})

test('a table adds models and dates, and says which lines it refuses and why', async ({ openAs, programAs }) => {
  const apiId = `known-${uniqueWord()}`
  const known = await addModel(await programAs('steward'), {
    apiId,
    releasedOn: '2025-01-31',
    sourceUrl: 'https://one.example/',
  })
  const name = `Imported ${uniqueWord()}`
  const rows = [
    header,
    `testing,,${name},tests,2025-03-01,active,https://two.example/`,
    `testing,${apiId},${known.name},tests,2025-02-01,active,https://two.example/`,
    'testing,,Somebody’s mistake,tests,2025-02-30,active,https://two.example/',
  ]
  const page = await openAs('steward')
  await preview(page, rows.join('\n'))
  for (const word of ['New', 'Completed', 'Rejected']) await expect(countOf(page, word)).toHaveText('1')
  const rejected = page.getByRole('region', { name: 'Rejected (1)' }).getByRole('listitem')
  await expect(rejected).toContainText('Line 4')
  await expect(rejected).toContainText('2025-02-30')
  await expect(page.getByRole('region', { name: 'Completed (1)' })).toContainText(
    'Released: 31 January 2025 stays, 1 February 2025 is kept beside it',
  )
  await expect(
    page.getByText('One new model; dates or successors are added to one on record; one line is left out.'),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Import 2 changes' }).click()
  await expect(page.getByText('Imported: 1 new, 1 completed, 0 unchanged, 1 rejected.')).toBeVisible()
  await page.getByRole('region', { name: 'New (1)' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await visit(page, `/models/${known.slug}`)
  await expect(page.getByRole('region', { name: 'Released' }).getByRole('listitem')).toHaveCount(2)
  await visit(page, `/models?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('rowheader', { name })).toBeVisible()

  await preview(page, rows.join('\n'))
  await expect(countOf(page, 'Unchanged')).toHaveText('2')
  await expect(countOf(page, 'New')).toHaveText('0')
})

test('a file that is no table is refused with the reason', async ({ openAs }) => {
  const page = await openAs('steward')
  await preview(page, 'provider,display_name\ntesting,Something')
  await expect(page.getByText('The file lacks these columns: source_url.')).toBeVisible()
})

test('a file in Shift_JIS is refused in Japanese', async ({ openAs }) => {
  const page = await openAs('steward', { locale: 'ja-JP' })
  await visit(page, '/models/import')
  const buffer = Buffer.concat([Buffer.from(`${header}\ntesting,,`), Buffer.from([0x83, 0x82, 0x83, 0x66, 0x83, 0x8b])])
  await page.getByLabel('表（CSV）').setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '取り込み内容を確認' }).click()
  await expect(page.getByText('UTF-8 でも UTF-16 でもありません。')).toBeVisible()
})

test('a file is dropped on the page, and chosen with the keyboard alone', async ({ openAs }) => {
  const page = await openAs('steward')
  await visit(page, '/models/import')
  const name = `Dropped ${uniqueWord()}`
  const text = `${header}\ntesting,,${name},tests,,,https://two.example/`
  const dropped = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'dropped.csv', { type: 'text/csv' }))
    return transfer
  }, text)
  await page.getByText('Drop a file here').dispatchEvent('drop', { dataTransfer: dropped })
  await page.getByLabel('Table (CSV)').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Show what would happen' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'New (1)' })).toContainText(name)
  await expect(countOf(page, 'New')).toHaveText('1')
})

test('a file of more than ten megabytes is refused before it is sent', async ({ openAs }) => {
  const page = await openAs('steward')
  await visit(page, '/models/import')
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'large.csv', { type: 'text/csv' }))
    return transfer
  })
  await page.getByText('Drop a file here').dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByText('This file is larger than 10 MB.')).toBeVisible()
})

test('of thousands of rejected lines a few are shown, and all are handed back to be corrected', async ({ openAs }) => {
  const page = await openAs('steward')
  const rows = Array.from({ length: 3000 }, (_, n) => `testing,,Model ${n},tests,1/5/2026,active,https://two.example/`)
  await preview(page, [header, ...rows].join('\n'))
  const rejected = page.getByRole('region', { name: 'Rejected (3,000)' })
  await expect(rejected).toContainText('released_on says “1/5/2026”, which does not tell the day from the month')
  await expect(rejected).toContainText('Lines 2, 3, 4, 5, 6, 7 and 2,994 more')
  await expect(rejected.getByRole('listitem')).toHaveCount(1)
  const begun = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Take the rejected lines (CSV)' }).click()
  const download = await begun
  expect(download.suggestedFilename()).toBe('rejected-lines.csv')
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(3001)
  expect(lines[1]).toContain('Write the year first, as in 2026-01-05.",testing,,Model 0,')
})

test('columns without a meaning are named, with the one that may be meant', async ({ openAs }) => {
  const page = await openAs('steward', { locale: 'ja-JP' })
  await visit(page, '/models/import')
  const text = 'provider,display_name,source_url,公開日,備考\ntesting,x,https://two.example/,2024-01-01,y'
  const file = { name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.getByLabel('表（CSV）').setInputFiles(file)
  await page.getByRole('button', { name: '取り込み内容を確認' }).click()
  await expect(page.getByText('公開日（released_on のことですか）, 備考')).toBeVisible()
})
