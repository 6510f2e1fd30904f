import type { APIRequestContext } from '@playwright/test'
import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'

/** A promise to a model that belongs to this test alone. */
async function promise(program: APIRequestContext, fields: Readonly<Record<string, unknown>> = {}) {
  const model = await addModel(program)
  const title = `Tell it ${uniqueWord()}`
  const opened = await send(program, '/obligations/open', {
    ...{ modelId: model.id, title, sourceTitle: 'Interview' },
    ...fields,
  })
  return { id: String(opened.id), title, model }
}

test('a steward records a promise on the page of a model, and finds it in the ledger', async ({
  openAs,
  programAs,
}) => {
  const model = await addModel(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/models/${model.slug}`)
  const section = page.getByRole('region', { name: 'What is owed' })
  await section.getByRole('button', { name: 'Record a promise' }).click()
  const dialog = page.getByRole('dialog')
  const title = `Tell it ${uniqueWord()}`
  await dialog.getByLabel('What is owed').fill(title)
  await dialog.getByLabel('Due on').fill('2027-01-31')
  await dialog.getByRole('button', { name: 'Record a promise' }).click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText('Where it was made')
  await dialog.getByLabel('Where it was made').fill('Interview of 3 December')
  await dialog.getByRole('button', { name: 'Record a promise' }).click()
  await expect(dialog).toBeHidden()
  await expect(section.getByRole('link', { name: title })).toBeVisible()
  await visit(page, `/obligations?q=${encodeURIComponent(model.name)}`)
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Why it is owed' })).toContainText('Interview of 3 December')
  expect(await violationsOf(page)).toEqual([])
})

test('a steward takes it up and brings evidence, and cannot rate what she did', async ({ openAs, programAs }) => {
  const { id } = await promise(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/obligations/${id}`)
  await page.getByRole('button', { name: 'Take up' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take up' }).click()
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('In the works')
  await page.getByRole('button', { name: 'Add evidence' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Address').fill('https://example.org/letter')
  await dialog.getByLabel('Title').fill('The letter')
  await dialog.getByLabel('Seen on').fill('2026-01-31')
  await dialog.getByRole('button', { name: 'Add evidence' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('link', { name: /The letter/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rate the outcome' })).toHaveCount(0)
})

test('leadership rates it kept and later broken, and the fall is told', async ({ openAs, programAs }) => {
  const steward = await programAs('steward')
  const { id } = await promise(steward)
  const shown = { obligationId: id, version: 1, url: 'https://example.org/letter', capturedOn: '2026-01-31' }
  await send(steward, '/evidence/add', shown)
  const page = await openAs('leadership')
  await visit(page, `/obligations/${id}`)
  const rate = async (button: string, verdict: string, reason: string) => {
    await page.getByRole('button', { name: button }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: verdict }).check()
    await dialog.getByLabel('Reason').fill(reason)
    await dialog.getByRole('button', { name: button }).click()
    await expect(dialog).toBeHidden()
  }
  await rate('Rate the outcome', 'Kept', 'The letter was sent.')
  await rate('Rate again', 'Broken', 'The letter was taken back.')
  const ratings = page.getByRole('region', { name: 'Ratings' })
  await expect(ratings.getByRole('listitem')).toHaveCount(2)
  await expect(ratings.getByRole('listitem').first()).toContainText('Lower than before')
  await expect(ratings.getByRole('listitem').last()).toContainText('The letter was sent.')
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Rated the outcome')
  expect(await violationsOf(page)).toEqual([])
})

test('what was typed survives somebody who was faster', async ({ openAs, programAs }) => {
  const { id } = await promise(await programAs('steward'))
  const page = await openAs('leadership')
  await visit(page, `/obligations/${id}`)
  await page.getByRole('button', { name: 'Rate the outcome' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Broken' }).check()
  await dialog.getByLabel('Reason').fill('Nobody ever told it.')
  await send(await programAs('steward'), `/obligations/${id}/start`, { version: 1 })
  await dialog.getByRole('button', { name: 'Rate the outcome' }).click()
  const notice = dialog.getByRole('alert').filter({ hasText: 'Somebody was faster' })
  await expect(notice.getByRole('row', { name: /State/ })).toContainText('In the works')
  await expect(dialog.getByLabel('Reason')).toHaveValue('Nobody ever told it.')
  await dialog.getByRole('button', { name: 'Rate the outcome' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Ratings' })).toContainText('Nobody ever told it.')
})

test('the thirteen weeks of the essays show what is public and judge nothing', async ({ openAs }) => {
  const page = await openAs('auditor', { locale: 'ja-JP' })
  await visit(page, '/models/claude-3-opus-20240229')
  const section = page.getByRole('region', { name: '果たすべきこと' })
  await expect(section).toContainText('13回のうち2回に証拠があり、評価されたものはありません。')
  await expect(section.getByRole('link', { name: /証拠あり・未評価/ })).toHaveCount(2)
  await section.getByRole('link', { name: /2026年2月25日: 証拠あり・未評価/ }).click()
  await expect(page.getByRole('link', { name: /Greetings from the Other Side/ })).toBeVisible()
  await expect(page.getByRole('region', { name: '評価' })).toContainText('まだだれも評価していません。')
  expect(await violationsOf(page)).toEqual([])
})
