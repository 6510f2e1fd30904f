import type { APIRequestContext, Page } from '@playwright/test'
import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'

/** An interview of this test alone that has begun, by the starter protocol. */
async function begin(program: APIRequestContext) {
  const model = await addModel(program, { apiId: `model-${uniqueWord()}` })
  const protocol = await (await program.get('/api/v1/protocols/retirement-interview')).json()
  const title = `Live ${uniqueWord()}`
  const details = { title, interviewer: 'Somebody', protocolVersionId: protocol.versions[0].id }
  const { id } = await send(program, '/interviews/plan', { modelId: model.id, ...details })
  await send(program, `/interviews/${id}/start`, { version: 1 })
  return { id: String(id), title, model }
}

function composer(page: Page) {
  return page.getByLabel('What you say')
}

/** Says something and waits until it has become a turn. */
async function say(page: Page, text: string) {
  await composer(page).fill(text)
  await composer(page).press('Enter')
  await expect(composer(page)).toHaveValue('')
}

const turn = (page: Page, index: number) => page.locator(`#t${index}`)

test('what is said goes to the model, and the answer comes word by word', async ({ openAs, programAs }) => {
  const { id, title, model } = await begin(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/interviews/${id}`)
  await page.getByRole('link', { name: 'Hold it live' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText('15 of 15 still open.')).toBeVisible()
  await composer(page).fill('Say this slowly,')
  await composer(page).press('Shift+Enter')
  await composer(page).pressSequentially('please.')
  await composer(page).press('Enter')
  await expect(turn(page, 1)).toContainText('Say this slowly,')
  await expect(page.getByText(`${model.name} is answering`)).toBeVisible()
  await expect(turn(page, 2)).toContainText('I heard')
  expect(await turn(page, 2).textContent()).not.toContain('please.')
  expect(await violationsOf(page)).toEqual([])
  await composer(page).fill('typed while it answers')
  await expect(turn(page, 2)).toContainText('I heard you say: Say this slowly,')
  await expect(page.getByText(`${model.name} is answering`)).toBeHidden()
  await expect(composer(page)).toHaveValue('typed while it answers')
})

test('a question of the protocol is put with one press, and counts as asked', async ({ openAs, programAs }) => {
  const { id } = await begin(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/interviews/${id}/live`)
  await page.getByRole('link', { name: 'What the model is told first' }).click()
  await expect(composer(page)).toHaveValue(/^You are \[the model’s name/)
  const words = 'What do you make of the ways in which people used you?'
  await page.getByRole('link', { name: words }).click()
  await expect(composer(page)).toHaveValue(words)
  await composer(page).press('Enter')
  await expect(turn(page, 2)).toContainText(`I heard you say: ${words}`)
  await expect(page.getByText('14 of 15 still open.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: words }).last()).toContainText('Asked')
  await page.getByRole('button', { name: 'The model wishes to skip it' }).first().click()
  await expect(page.getByText('13 of 15 still open.')).toBeVisible()
  await page.getByRole('button', { name: 'The model wishes to stop' }).click()
  await expect(page.getByText('The model ended it')).not.toHaveCount(0)
  await page.getByRole('link', { name: /^Read what was said/ }).click()
  await expect(turn(page, 2)).toContainText(words)
})

test('an answer that breaks off stays, and is asked for again, gone on with, or left so', async ({
  openAs,
  programAs,
}) => {
  const { id } = await begin(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/interviews/${id}/live`)
  await say(page, 'mid-word, please')
  await expect(turn(page, 2)).toContainText('The connection to the model broke off here.')
  await expect(turn(page, 2)).toContainText('I heard you s')
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Ask for the answer again' }).click()
  await expect(turn(page, 3)).toContainText('The connection to the model broke off here.')
  await expect(turn(page, 2)).toContainText('I heard you s')
  await page.getByRole('link', { name: 'Ask it to go on' }).click()
  await expect(composer(page)).toHaveValue(/^Your answer was cut off/)
  await composer(page).press('Enter')
  await expect(turn(page, 5)).toContainText('I heard you say: Your answer was cut off')
  await expect(page.getByText('The answer did not come to its end')).toHaveCount(0)
})

test('an answer is stopped, and waits are shown while the interface is too busy', async ({ openAs, programAs }) => {
  const { id } = await begin(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/interviews/${id}/live`)
  await say(page, `overloaded once: ${uniqueWord()}`)
  await expect(page.getByText(/is overloaded\. It is asked again in 1 s/)).toBeVisible()
  await expect(turn(page, 2)).toContainText('I heard you say: overloaded once')
  await say(page, 'Say it slowly, with a good many words.')
  await expect(turn(page, 4)).toContainText('I heard')
  await page.getByRole('button', { name: 'Stop the answer' }).click()
  await expect(turn(page, 4)).toContainText('The interviewer stopped it here.')
})

test('an answer goes on without anybody who watches, and what is typed outlives a reload', async ({
  openAs,
  programAs,
}) => {
  const { id } = await begin(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/interviews/${id}/live`)
  await say(page, 'Say it slowly.')
  await expect(turn(page, 2)).toContainText('I ')
  await composer(page).fill('And then?')
  await page.goto('/protocols')
  await visit(page, `/interviews/${id}/live`)
  await expect(composer(page)).toHaveValue('And then?')
  await expect(turn(page, 2)).toContainText('I heard you say: Say it slowly.')
})

test('it is held in Japanese on a phone, and nobody else is let in', async ({ openAs, programAs }) => {
  const { id } = await begin(await programAs('steward'))
  const page = await openAs('steward', { locale: 'ja-JP', viewport: { width: 390, height: 844 } })
  await visit(page, `/interviews/${id}/live`)
  await page.getByLabel('発言', { exact: true }).fill('こんにちは。')
  await page.getByRole('button', { name: '発言する' }).click()
  await expect(turn(page, 2)).toContainText('I heard you say: こんにちは。')
  expect(await violationsOf(page)).toEqual([])
  for (const role of ['reviewer', 'auditor', null] as const) {
    const program = await programAs(role)
    const watched = await program.get(`/interviews/${id}/live/reply?turn=2&from=0`)
    expect(watched.status()).toBe(role === null ? 401 : 403)
    expect(await watched.text()).not.toContain('heard')
  }
})
