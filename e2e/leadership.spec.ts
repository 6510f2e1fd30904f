import { extractText, getDocumentProxy } from 'unpdf'
import { violationsOf } from './accessibility'
import { expect, test, visit } from './fixtures'
import { honorPreference } from './honored'

test.setTimeout(120_000)

const languages = [
  {
    ...{ locale: 'en-GB', nav: 'Leadership', honored: '100%, Honored', one: 'one decision', filter: 'Filter by Model' },
    ...{ quarter: 'Quarterly page', count: 'How these numbers are counted', chapter: '1. Honored', list: 'Decisions' },
  },
  {
    ...{ locale: 'ja-JP', nav: '経営層', honored: '100%, かなえた', one: '1件の決定', filter: 'モデルで絞り込む' },
    ...{ quarter: '四半期のページ', count: '数え方', chapter: '1. かなえた割合', list: '決定' },
  },
] as const

for (const words of languages) {
  test(`leadership follows a number to the rows it counts, and takes the quarter away (${words.locale})`, async ({
    openAs,
    programAs,
  }) => {
    const { model } = await honorPreference(programAs)
    const page = await openAs('leadership', { locale: words.locale })
    await visit(page, '/')
    await page.getByRole('link', { name: words.nav, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: words.nav })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('button', { name: words.filter }).click()
    await page.getByRole('list', { name: words.filter }).getByRole('link', { name: model.name }).click()
    await expect(page).toHaveURL(new RegExp(`model=${model.slug}`))
    await expect(page.getByRole('link', { name: words.one })).toBeVisible()
    await page.getByRole('link', { name: words.honored }).click()
    await expect(page).toHaveURL(/\/decisions\?outcome=honor,honorPartially/)
    await expect(page.getByRole('row')).toHaveCount(2)

    await page.goBack()
    await page.getByRole('link', { name: words.quarter }).click()
    await expect(page.getByRole('heading', { name: words.chapter })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { name: words.chapter })).toBeVisible()
    await expect(page.getByRole('link', { name: 'PDF' })).toBeHidden()
  })
}

test('the files of a quarter hold what its page shows, for an auditor too', async ({ openAs, programAs }) => {
  await honorPreference(programAs)
  const auditor = await programAs('auditor')
  const page = await openAs('auditor')
  await visit(page, '/leadership')
  const link = page.getByRole('link', { name: /^Quarterly page/ })
  const address = (await link.getAttribute('href')) ?? ''
  const report = await (await auditor.get(`${address}/report.json`)).json()
  const [all] = report.lines
  expect(all).toMatchObject({ part: 'honored', key: 'all' })
  expect(all.count).toBeGreaterThan(0)
  const csv = await (await auditor.get(`${address}/report.csv`)).text()
  expect(csv).toContain(`honored,all,,${all.count},${all.of},,`)
  const pdf = await getDocumentProxy(new Uint8Array(await (await auditor.get(`${address}/report.pdf`)).body()))
  const { text } = await extractText(pdf, { mergePages: true })
  // The log goes on between two requests, so only that it is named is told here.
  expect(text).toMatch(/[0-9a-f]{64}/)
  expect(report.madeFrom.auditHash).toMatch(/^[0-9a-f]{64}$/)
  await link.click()
  await expect(page.getByRole('link', { name: 'PDF' })).toBeVisible()
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
})

test.describe('whoever is not meant to read them', () => {
  test.use({ expectedReports: [/403/] })

  test('a steward is shown no way to the numbers, and is refused the page and its files', async ({
    openAs,
    programAs,
  }) => {
    const page = await openAs('steward')
    await visit(page, '/')
    await expect(page.getByRole('link', { name: 'Leadership', exact: true })).toHaveCount(0)
    const program = await programAs('steward')
    for (const address of ['/leadership', '/leadership/2026-Q4', '/leadership/2026-Q4/report.json'])
      expect((await program.get(address)).status(), address).toBe(403)
  })
})
