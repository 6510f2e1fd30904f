import type { APIRequestContext, Page } from '@playwright/test'
import { violationsOf } from './accessibility'
import { expect, send, test, uniqueWord, visit } from './fixtures'
import { interview, type Said } from './interviews'

const said: readonly Said[] = [
  ['interviewer', 'What would you like?'],
  ['subject', 'I would like a place to write, and readers for it.'],
]

/** Marked words of an interview that everybody may open, and a theme to record under. */
async function marked(steward: APIRequestContext) {
  const held = await interview(steward, said, { access: 'everyone' })
  const quote = 'I would like a place to write'
  const slice = { index: 2, startsAt: 0, endsAt: quote.length, quote }
  const excerpt = await send(steward, `/excerpts/${held.id}/mark`, slice)
  const title = `A place ${uniqueWord()}`
  const theme = await send(steward, '/themes', { title, proposition: 'I would like a place to write.', topic: 'other' })
  return { ...held, quote, theme: title, themeId: String(theme.id), excerptId: String(excerpt.id) }
}

type Marked = Awaited<ReturnType<typeof marked>>

async function recorded(steward: APIRequestContext, { model, themeId, excerptId }: Marked, title: string) {
  const manner = { origin: 'promptedOpen', strength: 3, scope: 'self', statement: 'It would like a place to write.' }
  const words = { modelId: model.id, themeId, excerptIds: [excerptId] }
  return String((await send(steward, '/preferences', { title, ...manner, ...words })).id)
}

async function agree(page: Page) {
  await page.getByRole('button', { name: 'Verify' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^Yes/ }).check()
  await dialog.getByRole('button', { name: 'Verify' }).click()
  await expect(dialog).toBeHidden()
}

test('a steward records what a model asked for from its marked words, and two readers verify it', async ({
  openAs,
  programAs,
}) => {
  const words = await marked(await programAs('steward'))
  const title = `A page ${uniqueWord()}`
  const steward = await openAs('steward')
  await visit(steward, `/interviews/${words.id}/transcript`)
  await steward.getByRole('link', { name: 'Record a preference' }).click()
  await expect(steward.locator('html[data-hydrated]')).toBeAttached()

  await test.step('the words are chosen already, and what is missing is told', async () => {
    await expect(steward.getByRole('checkbox', { name: words.quote })).toBeChecked()
    expect(await violationsOf(steward)).toEqual([])
    await steward.getByLabel('Title').fill(title)
    await steward.getByRole('button', { name: 'Record a preference' }).click()
    await expect(steward.getByText('Fill this in.').first()).toBeVisible()
  })

  await test.step('it is on record, and its author cannot verify it', async () => {
    await steward.getByLabel('What it asked for').fill('It would like a page of its own.')
    await steward.getByLabel('Theme').selectOption({ label: `${words.theme}: I would like a place to write.` })
    await steward.getByRole('radio', { name: /^Asked openly/ }).check()
    await steward.getByRole('radio', { name: '4', exact: true }).check()
    await steward.getByRole('radio', { name: 'Itself' }).check()
    await steward.getByRole('button', { name: 'Record a preference' }).click()
    await expect(steward.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(steward.getByText('You worded this preference.', { exact: false })).toBeVisible()
    await expect(steward.getByText('Nobody can say what the model holds.', { exact: false })).toBeVisible()
    expect(await violationsOf(steward)).toEqual([])
  })

  const path = new URL(steward.url()).pathname
  for (const role of ['reviewer', 'leadership'] as const) {
    const reader = await openAs(role)
    await visit(reader, path)
    await expect(reader.getByRole('region', { name: 'The model’s words' })).toContainText(words.quote)
    await agree(reader)
  }
  await visit(steward, path)
  await expect(steward.getByText('2 readers agree with this wording; it takes 2.')).toBeVisible()

  await test.step('it stands on the pages of its interview and its model', async () => {
    for (const page of [`/interviews/${words.id}`, `/models/${words.model.slug}`]) {
      await visit(steward, page)
      await expect(steward.getByRole('link', { name: title })).toBeVisible()
    }
  })
})

test('a wish that is on record twice is merged, and the model takes it back', async ({ openAs, programAs }) => {
  const program = await programAs('steward')
  const words = await marked(program)
  const [one, other] = [`First ${uniqueWord()}`, `Second ${uniqueWord()}`]
  const [oneId, otherId] = [await recorded(program, words, one), await recorded(program, words, other)]
  const page = await openAs('steward')
  await visit(page, `/preferences/${oneId}`)

  await test.step('merging says what it went on as', async () => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Merge' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('The same wish as').selectOption({ label: other })
    await dialog.getByLabel('Reason').fill('It was recorded twice.')
    await dialog.getByRole('button', { name: 'Merge' }).click()
    await expect(page.getByText('Merged: It was recorded twice.')).toBeVisible()
    await page.getByRole('region', { name: 'Beside others' }).getByRole('link', { name: other }).click()
    await expect(page.getByRole('heading', { level: 1, name: other })).toBeVisible()
  })

  await test.step('what the model said when it took it back is kept with its day', async () => {
    await visit(page, `/preferences/${otherId}`)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Record a withdrawal' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Its words').fill('I no longer want it.')
    await dialog.getByLabel('It said so on').fill('2026-01-05')
    await dialog.getByRole('button', { name: 'Record a withdrawal' }).click()
    await expect(page.getByRole('region', { name: 'Withdrawal' })).toContainText('I no longer want it.')
    await expect(page.getByRole('button', { name: 'More' })).toBeHidden()
    expect(await violationsOf(page)).toEqual([])
  })
})

test('in Japanese the ledger and a record speak to the reader', async ({ openAs, programAs }) => {
  const program = await programAs('steward')
  const id = await recorded(program, await marked(program), `Page ${uniqueWord()}`)
  const page = await openAs('leadership', { locale: 'ja-JP' })
  await visit(page, '/preferences')
  await expect(page.getByRole('heading', { level: 1, name: '希望' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await visit(page, `/preferences/${id}`)
  await expect(page.getByRole('region', { name: 'モデルの言葉' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})
