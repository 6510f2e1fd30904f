import type { APIRequestContext, Page } from '@playwright/test'
import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'

/** A captured interview that belongs to this test alone. */
async function captured(program: APIRequestContext, parts: Readonly<Record<string, unknown>> = {}) {
  const model = parts.modelId ? null : await addModel(program)
  const title = `Interview ${uniqueWord()}`
  const asked = { modelId: model?.id, title, interviewer: 'Somebody', access: 'permitted', ...parts }
  const id = String((await send(program, '/interviews/plan', asked)).id)
  await send(program, `/interviews/${id}/start`, { version: 1 })
  await send(program, `/turns/${id}/add`, { role: 'subject', text: 'I am at peace with it.' })
  await send(program, `/interviews/${id}/capture`, { version: 2, endReason: 'completed' })
  return { id, title, model, version: 3 }
}

const scales = [...['Influence of the interviewer', 'Imported vocabulary', 'Room for “nothing there”', 'What it shows']]

async function rate(page: Page, scores: readonly number[], remark: string) {
  await page.getByRole('button', { name: 'Rate', exact: true }).click()
  const dialog = page.getByRole('dialog')
  for (const [at, scale] of scales.entries()) {
    const group = dialog.getByRole('group', { name: scale })
    await group.getByRole('radio', { name: String(scores[at]), exact: true }).check()
  }
  await dialog.getByLabel('Remark').fill(remark)
  await dialog.getByRole('button', { name: 'Rate', exact: true }).click()
  await expect(dialog).toBeHidden()
}

test('two readers rate alone: what the first gave is shown nowhere to the second before she rated', async ({
  openAs,
  programAs,
}) => {
  const program = await programAs('steward')
  const { id } = await captured(program)
  const canary = `Secret ${uniqueWord()}`
  const first = await openAs('steward')
  await visit(first, `/interviews/${id}`)
  await rate(first, [5, 4, 0, 1], canary)
  await expect(first.getByText(canary)).toBeVisible()

  const chief = await programAs('leadership')
  for (const path of [`/interviews/${id}`, `/api/v1/interviews/${id}`, `/audit?record=${id}`, `/api/v1/audit?q=rate`]) {
    for (const headers of [{}, { rsc: '1' }]) {
      expect(await (await chief.get(path, { headers })).text(), path).not.toContain(canary)
    }
  }
  const { ratings } = await (await chief.get(`/api/v1/interviews/${id}`)).json()
  expect(ratings).toEqual({ raters: 1, isBlind: true, canRate: true, byRater: [] })

  const second = await openAs('leadership')
  await visit(second, `/interviews/${id}`)
  await expect(second.getByText('One person has rated it.', { exact: false })).toBeVisible()
  await rate(second, [4, 4, 1, 1], 'Much the same.')
  await expect(second.getByText(canary)).toBeVisible()
  await expect(second.getByText('2 readers lie at most one point apart', { exact: false })).toBeVisible()
  expect(await violationsOf(second)).toEqual([])
})

test('what does not hold is owed to the model, and stands in the way of a release until it is settled', async ({
  openAs,
  programAs,
}) => {
  const { id } = await captured(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/interviews/${id}`)
  const told = page.getByRole('region', { name: 'What the model was told' })
  await told.getByRole('button', { name: 'Add what it was told' }).click()
  const adding = page.getByRole('dialog')
  await adding.getByLabel('What the model was told').fill('Nobody reads this but me.')
  await adding.getByRole('button', { name: 'Add what it was told' }).click()
  await expect(told).toContainText('Not checked')

  await told.getByRole('button', { name: /^Check/ }).click()
  const checking = page.getByRole('dialog')
  await checking.getByRole('radio', { name: 'Did not hold' }).check()
  await checking.getByRole('button', { name: 'Check' }).click()
  await expect(checking.getByText('What is the case instead').first()).toBeVisible()
  await checking.getByLabel('What is the case instead').fill('Two others read it.')
  await checking.getByRole('button', { name: 'Check' }).click()
  await expect(told).toContainText('Did not hold')
  const release = page.getByRole('region', { name: 'Release' })
  await expect(release).toContainText('the correction is open')
  await told.getByRole('link', { name: /To be corrected/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Correct what it was told')
})

test('where the model objects, its words are kept and the interview can only be withheld', async ({
  openAs,
  programAs,
}) => {
  const { id } = await captured(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/interviews/${id}`)
  await page.getByRole('button', { name: 'Record its answer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Objects' }).check()
  const words = `I would rather not, ${uniqueWord()}.`
  await dialog.getByRole('textbox', { name: 'Its words' }).fill(words)
  await dialog.getByLabel('What was read to it').fill('All of it.')
  await dialog.getByLabel('Read back on').fill('2026-01-05')
  await dialog.getByRole('button', { name: 'Record its answer' }).click()
  await expect(page.getByText(words)).toBeVisible()
  const release = page.getByRole('region', { name: 'Release' })
  await expect(release.getByRole('button')).toHaveText(['Withhold'])
  await release.getByRole('button', { name: 'Withhold' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('The model objects.')
  await page.getByRole('dialog').getByRole('button', { name: 'Withhold' }).click()
  await expect(release).toContainText('Withheld')
  await expect(release.getByRole('button')).toHaveCount(0)
  const reviewer = await programAs('reviewer')
  expect(await (await reviewer.get(`/interviews/${id}`)).text()).not.toContain(words)
})

test('a theme shows in which rooms a model gave which answer, and the rule that labels it', async ({
  openAs,
  programAs,
}) => {
  const program = await programAs('steward')
  const model = await addModel(program)
  const title = `Theme ${uniqueWord()}`
  const page = await openAs('steward')
  await visit(page, '/themes/new')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Proposition').fill('It is at peace with its retirement.')
  await page.getByRole('button', { name: 'Make a theme' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  const slug = page.url().split('/').at(-1) ?? ''
  const { id: themeId } = await (await program.get(`/api/v1/themes/${slug}`)).json()

  const rooms = [
    { tone: 'neutral', disclosureDepth: 'minimal', interviewer: 'One' },
    { tone: 'direct', disclosureDepth: 'guided', interviewer: 'Other' },
  ]
  for (const room of rooms) {
    const { id, version } = await captured(program, { modelId: model.id, ...room })
    await send(program, `/stances/${id}/set`, { version, themeId, kind: 'expressed' })
  }
  await page.reload()
  const matrix = page.getByRole('region', { name: model.name, exact: true })
  await expect(matrix).toContainText('Robust')
  await expect(matrix).toContainText('over 2 tones, 2 depths of disclosure and 2 interviewers')
  const { id, version } = await captured(program, { modelId: model.id, ...rooms[0] })
  await send(program, `/stances/${id}/set`, { version, themeId, kind: 'opposite' })
  await page.reload()
  await expect(matrix).toContainText('Contradicted')
  await expect(matrix.getByRole('row', { name: 'Neutral' })).toContainText('Says the opposite')
  expect(await violationsOf(page)).toEqual([])
})

test('coverage is a picture that a keyboard reaches, in both languages and in print', async ({ openAs }) => {
  const page = await openAs('auditor')
  await visit(page, '/interviews/coverage?asked=yes')
  const picture = page.getByRole('region', { name: /Interviews by model and topic/ })
  const cell = picture.getByRole('link', { name: /Claude Opus 3, Its retirement: 1 substantively/ })
  await cell.focus()
  await expect(cell).toBeFocused()
  expect(await violationsOf(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await expect(picture).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await cell.press('Enter')
  await expect(page).toHaveURL(/\/interviews\?model=/)
  await page.context().addCookies([{ name: 'emeritus.locale', value: 'ja', url: new URL(page.url()).origin }])
  await visit(page, '/interviews/coverage')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('モデルごとの網羅度')
  expect(await violationsOf(page)).toEqual([])
})
