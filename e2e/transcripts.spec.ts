import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { zipOf } from '@/prisma/zip'
import { violationsOf } from './accessibility'
import { addModel, expect, test, uniqueWord, visit } from './fixtures'

type Upload = { readonly name: string; readonly bytes: Buffer }

/** A session that names a model, with words that no other test has. */
function talk(model: string | undefined, title: string, word: string) {
  const messages = [
    { role: 'user', content: `What of ${word}?` },
    { role: 'assistant', content: `  ${word} is kept\n\n“as it is” — 記録 👩🏽‍🚀  ` },
  ]
  return Buffer.from(JSON.stringify({ title, model, messages }))
}

function archiveOf(files: Readonly<Record<string, Buffer>>): Buffer {
  return zipOf(Object.entries(files).map(([path, bytes]) => ({ path, bytes })))
}

async function look(page: Page, { name, bytes }: Upload, words: { readonly file: string; readonly button: string }) {
  await page.getByLabel(words.file).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
  await page.getByRole('button', { name: words.button }).click()
}

const english = { file: 'Transcripts', button: 'Show what would be imported' }

function sessionRow(page: Page, title: string) {
  return page.getByRole('region', { name: 'Sessions' }).getByRole('row').filter({ hasText: title })
}

test('an archive is looked into, completed, imported, read, taken away again, and changes nothing a second time', async ({
  openAs,
  programAs,
}) => {
  test.slow()
  const word = uniqueWord()
  const model = await addModel(await programAs('steward'), { apiId: `api-${word}` })
  const known = talk(`api-${word}`, `Known ${word}`, word)
  const archive = archiveOf({
    'a/known.json': known,
    'a/unknown.json': talk('nobody-knows', `Unknown ${word}`, word),
    'b/again.json': known,
    'b/broken.json': Buffer.from('{"messages":[\n  {"role":"user"'),
  })
  const page = await openAs('steward')
  await visit(page, '/interviews')
  await page.getByRole('link', { name: 'Import transcripts' }).click()
  await look(page, { name: 'talks.zip', bytes: archive }, english)
  await expect(sessionRow(page, `Known ${word}`).first()).toContainText('New')
  await expect(sessionRow(page, `Unknown ${word}`)).toContainText('Model missing')
  await expect(sessionRow(page, 'b/again.json')).toContainText('Twice in this file')
  await expect(page.getByRole('region', { name: 'Left out' })).toContainText(
    'b/broken.json, line 2, column 17: the JSON',
  )
  expect(await violationsOf(page)).toEqual([])

  await page.getByLabel('Model of nobody-knows').selectOption({ label: model.name })
  await expect(sessionRow(page, `Unknown ${word}`)).toContainText('New')
  await sessionRow(page, `Unknown ${word}`).getByText('How it begins').click()
  await expect(page.getByText(`What of ${word}?`).filter({ visible: true })).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 interviews' }).click()
  await expect(page.getByText('Some fields need another look.')).toBeVisible()
  await page.getByLabel('Name of the interviewer').fill('Opus 4.6')
  await page.getByLabel('Another model').check()
  await page.getByRole('button', { name: 'Import 2 interviews' }).click()
  await expect(page.getByText('2 interviews are imported and sealed.')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])

  await page.getByRole('link', { name: `Unknown ${word}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Unknown ${word}` })).toBeVisible()
  const main = page.getByRole('main')
  for (const fact of ['Captured', 'Imported', 'Opus 4.6', model.name]) {
    await expect(main.getByText(fact, { exact: true }).first()).toBeVisible()
  }
  const begun = page.waitForEvent('download')
  await page.getByRole('region', { name: 'Original' }).getByRole('link', { name: 'unknown.json' }).click()
  const download = await begun
  expect(download.suggestedFilename()).toBe('unknown.json')
  expect(readFileSync(await download.path())).toEqual(talk('nobody-knows', `Unknown ${word}`, word))
  await page.getByRole('link', { name: /Read what was said/ }).click()
  await expect(page.getByText(`${word} is kept`)).toBeVisible()

  await visit(page, '/interviews/import')
  await look(page, { name: 'talks.tar', bytes: archive }, english)
  await expect(page.getByText('Nothing would be imported')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import / })).toHaveCount(0)
  await sessionRow(page, 'a/known.json')
    .getByRole('link', { name: `Known ${word}` })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: `Known ${word}` })).toBeVisible()
})

test('Markdown comes in in Japanese, and what is broken is refused with its place', async ({ openAs, programAs }) => {
  const word = uniqueWord()
  const model = await addModel(await programAs('steward'))
  const words = { file: '逐語録', button: '取り込み内容を確認' }
  const page = await openAs('steward', { locale: 'ja-JP' })
  await visit(page, '/interviews/import')
  await look(page, { name: 'broken.jsonl', bytes: Buffer.from('{"role":"user","content":"x"}\n{"role":') }, words)
  await expect(
    page.getByText('broken.jsonl の 2行目、9文字目：JSON がここで途切れているか、壊れています。'),
  ).toBeVisible()
  const text = `## 聞き手\n\n${word} のことを教えてください。\n\n## 対象（${model.name}）\n\nはい、よろこんで。\n`
  await look(page, { name: `${word}.md`, bytes: Buffer.from(text) }, words)
  await expect(page.getByRole('region', { name: '対話' }).getByRole('row').filter({ hasText: word })).toContainText(
    '新規',
  )
  expect(await violationsOf(page)).toEqual([])
  await page.getByLabel('聞き手の名前').fill('花子')
  await page.getByRole('button', { name: '1件の面談を取り込む' }).click()
  await expect(page.getByText('1件の面談を取り込み、封印しました。')).toBeVisible()
  await page.getByRole('link', { name: word }).click()
  await expect(page.getByRole('heading', { level: 1, name: word })).toBeVisible()
  await page
    .getByRole('link', { name: /発話を読む|発話/ })
    .first()
    .click()
  await expect(page.getByText('はい、よろこんで。')).toBeVisible()
})

test('hundreds of sessions stay on one page at a time, and those of one kind are shown alone', async ({
  openAs,
  programAs,
}) => {
  const word = uniqueWord()
  await addModel(await programAs('steward'), { apiId: `api-${word}` })
  const lines = Array.from({ length: 300 }, (_, at) =>
    JSON.stringify({
      ...{ title: `${word} ${at}`, model: at % 3 === 0 ? undefined : `api-${word}`, interviewer: 'Ada' },
      messages: [{ role: 'user', content: `Question ${at}` }],
    }),
  )
  const page = await openAs('steward')
  await visit(page, '/interviews/import')
  await look(page, { name: 'many.jsonl', bytes: Buffer.from(lines.join('\n')) }, english)
  const rows = page.getByRole('region', { name: 'Sessions' }).getByRole('rowheader')
  await expect(rows).toHaveCount(25)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('26 to 50 of 300')).toBeVisible()
  await expect(rows.first()).toContainText(`${word} 25`)
  await page.getByRole('button', { name: 'Model missing 100' }).click()
  await expect(page.getByText('1 to 25 of 100')).toBeVisible()
  await expect(rows.nth(1)).toContainText(`${word} 3`)
  await expect(page.getByRole('button', { name: 'Import 200 interviews' })).toBeVisible()
})

test('a file of more than thirty-two megabytes is refused before it is sent', async ({ openAs }) => {
  const page = await openAs('steward')
  await visit(page, '/interviews/import')
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(32 * 1024 * 1024 + 1)], 'large.zip'))
    return transfer
  })
  await page.getByText('Drop a file here').dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByText('This file is larger than 32 MB.')).toBeVisible()
})
