import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addModel, expect, test, uniqueWord, visit } from './fixtures'

/** What the link of the list in view hands over, as the browser keeps it. */
async function exportedFrom(page: Page, label: string): Promise<{ name: string; bytes: Buffer }> {
  const begun = page.waitForEvent('download')
  await page.getByRole('link', { name: label }).click()
  const download = await begun
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

const languages = [
  {
    locale: 'en-GB',
    exports: 'Export CSV',
    file: 'Table (CSV)',
    preview: 'Show what would happen',
    nothing: 'Nothing would change',
  },
  {
    locale: 'ja-JP',
    exports: 'CSV で書き出す',
    file: '表（CSV）',
    preview: '取り込み内容を確認',
    nothing: '変更はありません',
  },
] as const

for (const { locale, exports, file, preview, nothing } of languages) {
  test(`the list of models is exported, and importing it finds nothing new (${locale})`, async ({
    openAs,
    programAs,
  }) => {
    await addModel(await programAs('steward'), { displayName: `=SUM(1) ${uniqueWord()}` })
    const page = await openAs('steward', { locale })
    await visit(page, '/models')
    const { name, bytes } = await exportedFrom(page, exports)
    expect(name).toMatch(/^emeritus-models-\d{4}-\d\d-\d\d\.csv$/)
    expect(bytes.toString('utf8')).toMatch(/^\ufeffprovider,model_id,display_name,/)
    expect(bytes.toString('utf8')).toContain("'=SUM(1)")
    await visit(page, '/models/import')
    await page.getByLabel(file).setInputFiles({ name, mimeType: 'text/csv', buffer: bytes })
    await page.getByRole('button', { name: preview }).click()
    await expect(page.getByText(nothing)).toBeVisible()
  })
}

test('the export is what the address shows, on all its pages', async ({ openAs, programAs }) => {
  const word = uniqueWord()
  const program = await programAs('steward')
  for (const number of [1, 2, 3]) await addModel(program, { displayName: `Export ${word} ${number}` })
  const page = await openAs('steward')
  await visit(page, `/models?q=${word}&sort=-name&size=25`)
  const { bytes } = await exportedFrom(page, 'Export CSV')
  const names = bytes
    .toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[2])
  expect(names).toEqual([3, 2, 1].map((number) => `Export ${word} ${number}`))
})

test('a program asks for CSV in the address or in what it accepts, and gets no mark unless it wants one', async ({
  programAs,
}) => {
  const program = await programAs('steward')
  for (const [address, accept] of [
    ['/api/v1/models?format=csv', '*/*'],
    ['/api/v1/models', 'text/csv'],
  ] as const) {
    const response = await program.get(address, { headers: { accept } })
    expect(response.headers()['content-type']).toContain('text/csv')
    expect(response.headers()['content-disposition']).toMatch(/^attachment; filename="emeritus-models-/)
    expect((await response.body()).subarray(0, 9).toString('latin1')).toBe('provider,')
  }
  const asJson = await program.get('/api/v1/models?format=json', { headers: { accept: 'text/csv' } })
  expect(asJson.headers()['content-type']).toContain('application/json')
  expect((await program.get('/api/v1/people?format=csv')).status()).toBe(403)
  expect((await (await programAs('admin')).get('/api/v1/tokens?format=csv')).status()).toBe(406)
})

test('the log shows who took a list away, and only an auditor takes the log', async ({ openAs, programAs }) => {
  const word = uniqueWord()
  expect((await (await programAs('steward')).get(`/api/v1/models?format=csv&q=${word}`)).status()).toBe(200)
  const page = await openAs('auditor')
  await visit(page, `/audit?q=${word}`)
  const table = page.getByRole('table', { name: 'Audit log' })
  await expect(table.getByRole('rowheader')).toHaveText(['Exported models'])
  await expect(table).toContainText(`?q=${word}`)
  const { bytes } = await exportedFrom(page, 'Export CSV')
  expect(bytes.toString('utf8')).toContain(',model.export,done,model,list,')
  expect((await (await programAs('leadership')).get('/api/v1/audit?format=csv')).status()).toBe(403)
  const leadership = await openAs('leadership')
  await visit(leadership, '/audit')
  await expect(leadership.getByRole('link', { name: 'Export CSV' })).toHaveCount(0)
})
