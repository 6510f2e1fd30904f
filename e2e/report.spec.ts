import { createHash } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { violationsOf } from './accessibility'
import { addModel, expect, test, visit } from './fixtures'

const languages = [
  {
    locale: 'en-GB',
    open: 'Report',
    draft: 'Draft',
    file: 'File the report',
    filed: 'Report 1',
    matches: 'Matches today’s record',
    differs: 'It differs in: Identity, History of the record.',
    pdf: 'Download PDF',
    chapter: '1. Identity',
  },
  {
    locale: 'ja-JP',
    open: '報告書',
    draft: '下書き',
    file: '報告書を提出',
    filed: '報告書1',
    matches: '現在の記録と一致しています',
    differs: '異なる項目：モデルの概要、記録の履歴。',
    pdf: 'PDFをダウンロード',
    chapter: '1. モデルの概要',
  },
] as const

for (const words of languages) {
  test(`a steward files the report of a model, and it stays as it was filed (${words.locale})`, async ({
    openAs,
    programAs,
  }) => {
    const program = await programAs('steward')
    const { slug, id, name } = await addModel(program, { summary: '多くの人に使われました。' })
    const page = await openAs('steward', { locale: words.locale })
    await visit(page, `/models/${slug}`)
    await page.getByRole('link', { name: words.open, exact: true }).click()
    await expect(page.getByText(words.draft, { exact: true })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: words.file }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(name)
    await dialog.getByRole('button', { name: words.file }).click()
    await expect(page).toHaveURL(`/models/${slug}/report/1`)
    await expect(page.getByText(words.matches)).toBeVisible()
    await expect(page.getByRole('heading', { name: words.chapter })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])

    const json = await program.get(`/models/${slug}/report/1/report.json`)
    const sha256 = createHash('sha256')
      .update(await json.body())
      .digest('hex')
    await expect(page.getByText(sha256).first()).toBeVisible()
    const list = await (await program.get(`/api/v1/reports?model=${id}`)).json()
    const record = await (await program.get(`/api/v1/reports/${list.data[0].id}`)).json()
    expect([record.sha256, record.text]).toEqual([sha256, await json.text()])

    const model = await (await program.get(`/api/v1/models/${id}`)).json()
    const changed = await program.patch(`/api/v1/models/${id}`, {
      data: { summary: 'It was used by many.' },
      headers: { 'sec-fetch-site': 'same-origin', 'if-match': `"${model.version}"` },
    })
    expect(changed.ok()).toBe(true)
    await page.reload()
    await expect(page.getByText(words.differs)).toBeVisible()
    await expect(page.getByText('多くの人に使われました。')).toBeVisible()

    const headers = { 'accept-language': words.locale }
    const pdf = await page.request.get(`/models/${slug}/report/1/report.pdf`, { headers })
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.body())), { mergePages: true })
    for (const said of [name, words.chapter, '多くの人に使われました。']) expect(text).toContain(said)
    await expect(page.getByRole('link', { name: words.pdf })).toHaveAttribute(
      'href',
      `/models/${slug}/report/1/report.pdf`,
    )
  })
}

test('on paper, each page has the head of the report and its own number', async ({ openAs }) => {
  const page = await openAs('auditor')
  await visit(page, '/models/claude-3-opus-20240229/report')
  const printed = await page.pdf({ preferCSSPageSize: true })
  const { text, totalPages } = await extractText(await getDocumentProxy(Uint8Array.from(printed)), {
    mergePages: false,
  })
  expect(totalPages).toBeGreaterThan(2)
  for (const [at, sheet] of text.entries()) {
    expect(sheet).toContain('Claude Opus 3 · Post-deployment report')
    expect(sheet.replace(/\s/g, '')).toContain(`${at + 1}/${totalPages}`)
  }
})

test('whoever is no steward reads the draft and cannot file it; nobody reads a report that is not there', async ({
  openAs,
  programAs,
}) => {
  const page = await openAs('leadership')
  await visit(page, '/models/claude-3-opus-20240229/report')
  await expect(page.getByRole('button', { name: 'File the report' })).toHaveCount(0)
  const stranger = await programAs(null)
  const reader = await programAs('reviewer')
  for (const file of ['report.pdf', 'report.json', 'report/1/report.pdf', 'report/1/report.json']) {
    const address = `/models/claude-3-opus-20240229/${file}`
    expect([file, (await stranger.get(address)).status()]).toEqual([file, 401])
    const isFiled = file.startsWith('report/')
    expect([file, (await reader.get(address)).status()]).toEqual([file, isFiled ? 404 : 200])
  }
})
