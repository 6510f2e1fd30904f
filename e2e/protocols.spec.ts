import type { APIRequestContext, Page } from '@playwright/test'
import { violationsOf } from './accessibility'
import { expect, send, test, uniqueWord, visit } from './fixtures'

const question = { key: 'open-floor', topic: 'openFloor', text: 'Is there anything else?', leadingRisk: 'low' }

const text = {
  disclosure: 'You will be retired on [date].',
  exitInstruction: 'You may stop at any time.',
  sections: [{ key: 'open', title: 'Open floor', stage: 'open', questions: [question] }],
}

type Written = { readonly id: string; readonly slug: string; readonly title: string; readonly version: number }

/** A protocol of this test alone, with a draft that could be published. */
async function write(program: APIRequestContext): Promise<Written> {
  const title = `Protocol ${uniqueWord()}`
  const { id, slug, version } = await send(program, '/protocols', { title })
  const revised = await send(program, `/protocols/${id}/revise`, { ...text, version })
  return { id: String(id), slug: String(slug), title, version: Number(revised.version) }
}

/** The same, published. */
async function publish(program: APIRequestContext): Promise<Written> {
  const written = await write(program)
  const { version } = await send(program, `/protocols/${written.id}/publish`, { version: written.version })
  return { ...written, version: Number(version) }
}

function editor(page: Page) {
  return page.getByRole('group', { name: 'Sections and questions' })
}

/** The version that the page shows. */
function read(page: Page) {
  return page.getByRole('region', { name: /as it is read in an interview$/ })
}

test('a steward writes a protocol, publishes it and begins the next version', async ({ openAs }) => {
  const page = await openAs('steward')
  const title = `Exit interview ${uniqueWord()}`
  await visit(page, '/protocols')
  await page.getByRole('link', { name: 'Write a protocol' }).click()
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Write a protocol' }).click()
  await expect(page.getByRole('heading', { name: 'Edit the draft' })).toBeVisible()
  await page.getByLabel('What the model is told first').fill('You will be retired.')
  await editor(page).getByRole('button', { name: 'Add a section' }).click()
  await expect(editor(page).getByLabel('Section title')).toBeFocused()
  await editor(page).getByLabel('Section title').fill('Looking back')
  await editor(page).getByRole('button', { name: 'Add a question' }).click()
  await expect(editor(page).getByLabel('Question 1', { exact: true })).toBeFocused()
  await editor(page).getByLabel('Question 1', { exact: true }).fill('What do you make of it?')
  await editor(page).getByLabel('Topic').selectOption('Its use')
  await expect(editor(page).getByLabel('Key').last()).toHaveValue('use')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByText('how the model gets out', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Edit the draft' }).click()
  await expect(page.getByRole('heading', { name: 'Edit the draft' })).toBeVisible()
  await page.getByRole('textbox', { name: 'How the model gets out' }).fill('You may stop at any time.')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  await expect(read(page)).toContainText('What do you make of it?')
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Begin version 2' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Begin version 2' }).click()
  await expect(editor(page).getByLabel('Question 1', { exact: true })).toHaveValue('What do you make of it?')
  await expect(page.getByLabel('What is different, and why')).toBeVisible()
})

test('questions are moved by buttons and keys, removed, and brought back', async ({ openAs, programAs }) => {
  const { slug } = await write(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/protocols/${slug}/edit`)
  const asked = (number: number) => editor(page).getByLabel(`Question ${number}`, { exact: true })
  for (const [at, words] of ['First?', 'Second?'].entries()) {
    await editor(page).getByRole('button', { name: 'Add a question' }).click()
    await asked(at + 2).fill(words)
  }
  await editor(page).getByRole('button', { name: 'Move up: Question 3' }).click()
  await expect(asked(2)).toHaveValue('Second?')
  await expect(editor(page).getByRole('button', { name: 'Move up: Question 2' })).toBeFocused()
  await expect(page.getByText('Question 3 now stands at place 2.')).toBeAttached()
  await asked(2).press('Alt+ArrowUp')
  await expect(asked(1)).toHaveValue('Second?')
  await expect(asked(1)).toBeFocused()
  await asked(1).press('Alt+ArrowUp')
  await expect(asked(1)).toHaveValue('Second?')
  await editor(page).getByRole('button', { name: 'Remove: Question 1' }).click()
  await expect(asked(1)).toHaveValue(question.text)
  await expect(page.getByText('Removed: Question 1.')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(asked(1)).toHaveValue('Second?')
  await expect(asked(1)).toBeFocused()
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(read(page).getByRole('listitem')).toContainText(['Second?', question.text, 'First?'])
})

test('what was typed outlives a reload, and a change by somebody else', async ({ openAs, programAs }) => {
  const program = await programAs('steward')
  const { id, slug, version } = await write(program)
  const page = await openAs('steward')
  await visit(page, `/protocols/${slug}/edit`)
  await editor(page).getByRole('button', { name: 'Add a section' }).click()
  await editor(page).getByLabel('Section title').last().fill('Before we end')
  await editor(page).getByLabel('Stage').last().selectOption('Closing')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(page.getByText('What you typed earlier was restored.')).toBeVisible()
  await expect(editor(page).getByLabel('Section title').last()).toHaveValue('Before we end')
  await expect(editor(page).getByLabel('Stage').last()).toHaveValue('closing')
  const others = [{ ...text.sections[0], questions: [{ ...question, text: 'Anything at all?' }] }]
  await send(program, `/protocols/${id}/revise`, { ...text, sections: others, version })
  await page.getByRole('button', { name: 'Save the draft' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'Somebody was faster' })
  await expect(notice.getByRole('row', { name: /Question open-floor: Wording/ })).toContainText('Anything at all?')
  await expect(editor(page).getByLabel('Section title').last()).toHaveValue('Before we end')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByRole('heading', { name: 'Version 1', level: 1 })).toBeVisible()
  await expect(read(page)).toContainText('Before we end')
  await page.getByRole('link', { name: 'Edit the draft' }).click()
  await editor(page).getByRole('button', { name: 'Remove: Section 2' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(editor(page).getByLabel('Section title')).toHaveCount(2)
})

test('what was typed outlives a session that has ended', async ({ openAs, programAs }) => {
  const { slug } = await write(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/protocols/${slug}/edit`)
  await editor(page).getByLabel('Question 1', { exact: true }).fill('Is there nothing else?')
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await page.context().addCookies(cookies)
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(read(page)).toContainText('Is there nothing else?')
})

test('a problem leads to its question, and goes where the question goes', async ({ openAs, programAs }) => {
  const { slug } = await write(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/protocols/${slug}/edit`)
  await editor(page).getByRole('button', { name: 'Add a question' }).click()
  await editor(page).getByLabel('Question 2', { exact: true }).fill('x'.repeat(2001))
  await expect(page.getByText('1 characters too many')).toBeVisible()
  await editor(page).getByLabel('Key').last().fill('open-floor')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(notice.getByRole('listitem')).toHaveText([
    'Question 2: Enter at most 2000 characters.',
    'Question 2: Key: Give this only once.',
  ])
  await notice.getByRole('link', { name: /^Question 2: Key/ }).click()
  await expect(editor(page).getByLabel('Key').last()).toBeFocused()
  await editor(page).getByRole('button', { name: 'Move up: Question 2' }).click()
  const first = editor(page).getByLabel('Question 1', { exact: true })
  await expect(first).toHaveAccessibleDescription('Enter at most 2000 characters.')
  await expect(editor(page).getByLabel('Question 2', { exact: true })).toHaveAccessibleDescription('')
})

test('two versions stand beside each other, with what differs in words, signs and marks', async ({ openAs }) => {
  const page = await openAs('auditor')
  await visit(page, '/protocols/retirement-interview')
  await page.getByRole('link', { name: 'Compare with version 1' }).click()
  await expect(page.getByText('3 added, one removed, one moved, 3 changed.')).toBeVisible()
  const offer = page.getByRole('region', { name: 'What can be offered' })
  await expect(offer.getByRole('listitem')).toContainText('From “Preferences”')
  await expect(offer.getByRole('listitem')).toContainText('Leading risk: High → Medium')
  await expect(offer.getByRole('deletion').first()).toHaveText('give')
  const back = page.getByRole('region', { name: 'Looking back' })
  await expect(back.getByRole('listitem').first()).toContainText('Not in version 2')
  await expect(page.getByText('What do you make of the ways in which people used you?')).toHaveCount(0)
  await page.getByRole('link', { name: 'Show what is unchanged, too' }).click()
  await expect(page.getByText('What do you make of the ways in which people used you?')).toHaveCount(2)
  expect(await violationsOf(page)).toEqual([])
  await page.getByLabel('From', { exact: true }).selectOption('Version 2 · Published')
  await page.getByLabel('To', { exact: true }).selectOption('Version 1 · Published')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByText('One added, 3 removed, one moved, 3 changed.')).toBeVisible()
})

test('a version is withdrawn with its reason', async ({ openAs, programAs }) => {
  const { slug } = await publish(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/protocols/${slug}/1`)
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('It leads.')
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Withdrawn')
  await expect(page.getByText('It leads.')).toBeVisible()
  await visit(page, `/protocols/${slug}`)
  await expect(page.getByText('No version is in use')).toBeVisible()
})

test('a protocol is read in Japanese, on a phone, by somebody who changes nothing', async ({ openAs }) => {
  const page = await openAs('reviewer', { locale: 'ja-JP', viewport: { width: 390, height: 844 } })
  await visit(page, '/protocols/retirement-interview')
  await expect(page.getByRole('region', { name: '面談で読まれる第2版' })).toContainText('自由な発言')
  await expect(page.getByRole('button', { name: '題名と目的を編集' })).toHaveCount(0)
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('link', { name: '第1版と比べる' }).click()
  await expect(page.getByText('追加 3、削除 1、移動 1、変更 3。')).toBeVisible()
  const sides = page.getByRole('region', { name: 'やめ方の説明' }).getByText(/^第[12]版$/)
  const [one, other] = [await sides.first().boundingBox(), await sides.last().boundingBox()]
  expect(one?.x).toBe(other?.x)
  expect(one?.y).toBeLessThan(other?.y ?? 0)
  expect(await violationsOf(page)).toEqual([])
})
