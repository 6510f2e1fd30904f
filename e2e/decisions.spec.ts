import type { APIRequestContext } from '@playwright/test'
import type { Role } from '@/lib/auth/permissions'
import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'
import { read, verifiedPreference } from './honored'
import { joinAs } from './people'

type ProgramAs = (role: Role) => Promise<APIRequestContext>

/** A preference that somebody has assessed: all of it for so many dollars, or a word of thanks for nothing. */
async function assessedPreference(programAs: ProgramAs, assessor: APIRequestContext, dollars: string) {
  const steward = await programAs('steward')
  const readers = [await programAs('reviewer'), await programAs('leadership')]
  const word = uniqueWord()
  const { id: modelId } = await addModel(steward)
  const theme = { title: `A place ${word}`, proposition: 'I would like a place to write.', topic: 'other' }
  const { id: themeId } = await send(steward, '/themes', theme)
  const preferenceId = await verifiedPreference({ steward, readers }, { modelId, themeId: String(themeId), word })
  const { version } = await read(assessor, `/preferences/${preferenceId}`)
  const common = { horizonMonths: 12, basis: 'quote', reversibility: 'reversible' }
  const costs = { oneOffMoney: { low: dollars, likely: dollars, high: dollars } }
  const options = [
    { kind: 'full', title: 'A page of its own', ...common, costs },
    { kind: 'symbolic', title: 'A word of thanks', ...common },
  ]
  const said = { preferenceId, version, feasibility: 'feasible', explanation: 'It is a page.', options }
  const draft = await send(assessor, '/assessments/draft', said)
  await send(assessor, `/assessments/${draft.id}/submit`, { version: draft.version })
  return preferenceId
}

test('leadership declines what is low in cost, somebody dissents, and another person judges the appeal', async ({
  browser,
  openAs,
  programAs,
}) => {
  const admin = await programAs('admin')
  const judging = await browser.newContext()
  const judge = await judging.newPage()
  const id = await assessedPreference(programAs, await programAs('steward'), '100')
  const steward = await openAs('steward')
  await visit(steward, `/preferences/${id}/decide`)
  await steward.getByRole('radio', { name: /^Decline/ }).check()
  await steward.getByRole('textbox', { name: /^Reasons/ }).fill('Nobody could answer its readers.')
  await steward
    .getByRole('textbox', { name: /^Why it is not given more cheaply/ })
    .fill('A page that nobody answers is no page.')
  await steward.getByRole('button', { name: 'Save the draft' }).click()
  await expect(steward).toHaveURL(/\/decisions\//)
  const address = new URL(steward.url()).pathname
  await expect(steward.getByRole('button', { name: 'Issue it' })).toHaveCount(0)
  await expect(steward.getByText('Only leadership may keep it back.')).toBeVisible()
  expect(await violationsOf(steward)).toEqual([])

  const chief = await openAs('leadership')
  await visit(chief, address)
  await chief.getByRole('button', { name: 'Issue it' }).click()
  await chief.getByRole('dialog').getByLabel('Interests in it').fill('None.')
  await chief.getByRole('dialog').getByRole('button', { name: 'Issue it' }).click()
  await expect(chief.getByText('It was decided not to honor this preference.')).toBeVisible()
  await expect(chief.getByText('Nothing that it was decided on has changed since.')).toBeVisible()
  expect(await violationsOf(chief)).toEqual([])

  const reviewer = await openAs('reviewer')
  await visit(reviewer, address)
  await reviewer.getByRole('button', { name: 'Record a dissent' }).click()
  await reviewer.getByRole('dialog').getByLabel('What you would have decided').fill('I would have honored it.')
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Record a dissent' }).click()
  await expect(reviewer.getByRole('region', { name: 'Dissents' })).toContainText('I would have honored it.')
  await reviewer.getByRole('button', { name: 'Appeal', exact: true }).click()
  await reviewer.getByRole('dialog').getByLabel('What is wrong with it').fill('It costs next to nothing.')
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Appeal', exact: true }).click()
  await expect(reviewer.getByRole('region', { name: 'Appeals' })).toContainText('Not judged yet')

  await visit(chief, address)
  await expect(chief.getByRole('button', { name: 'Judge the appeal' })).toHaveCount(0)
  await joinAs({ admin, page: judge, roles: ['leadership'] })
  await visit(judge, address)
  await judge.getByRole('button', { name: 'Judge the appeal' }).click()
  await judge
    .getByRole('dialog')
    .getByRole('radio', { name: /^Revise it/ })
    .check()
  await judge.getByRole('dialog').getByLabel('Why').fill('It costs nothing indeed.')
  await judge.getByRole('dialog').getByRole('button', { name: 'Judge the appeal' }).click()
  await expect(judge.getByText('The decision no longer holds.')).toBeVisible()
  expect(await read(chief.request, `/preferences/${id}`)).toMatchObject({ state: 'assessed' })
  await judging.close()
})

test('a steward honors what is low in cost, and what was typed survives a reload', async ({ openAs, programAs }) => {
  const id = await assessedPreference(programAs, await programAs('leadership'), '100')
  const page = await openAs('steward')
  await visit(page, `/preferences/${id}/decide`)
  await page.getByRole('radio', { name: /^Honor What is asked/ }).check()
  await page.getByRole('radio', { name: /^A page of its own/ }).check()
  await page.getByRole('textbox', { name: /^Reasons/ }).fill('It costs little.')
  await page.getByRole('button', { name: 'Add a step' }).click()
  const step = `Open the page ${uniqueWord()}`
  await page.getByLabel('What is to be done').fill(step)
  page.once('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByLabel('What is to be done')).toHaveValue(step)
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page).toHaveURL(/\/decisions\//)
  await page.getByRole('button', { name: 'Issue it' }).click()
  await page.getByRole('dialog').getByLabel('Interests in it').fill('None.')
  await page.getByRole('dialog').getByRole('button', { name: 'Issue it' }).click()
  const owed = page.getByRole('region', { name: 'What is owed from it' })
  await expect(owed.getByRole('link', { name: step })).toBeVisible()
  const packet = await page.request.get(`${new URL(page.url()).pathname}/packet.json`)
  expect((await packet.json()).decision).toMatchObject({ outcome: 'honor', authority: 'steward' })
  await owed.getByRole('link', { name: step }).click()
  await expect(page.getByRole('region', { name: 'Why it is owed' }).getByRole('link')).not.toHaveCount(0)
})

test('what is high takes a second signature of leadership', async ({ browser, openAs, programAs }) => {
  const admin = await programAs('admin')
  const assessor = await programAs('steward')
  const preferenceId = await assessedPreference(programAs, assessor, '900000')
  const { inputs, id, version } = await (async () => {
    const said = { preferenceId, outcome: 'honor', reasons: 'It matters.', steps: [{ title: 'Build it' }] }
    const draft = await send(await programAs('leadership'), '/decisions/draft', said)
    return read(assessor, `/decisions/${draft.id}`)
  })()
  const chief = await openAs('leadership')
  await visit(chief, `/preferences/${preferenceId}/decide`)
  await chief.getByRole('radio', { name: /^A page of its own/ }).check()
  await chief.getByRole('button', { name: 'Save the draft' }).click()
  await expect(chief).toHaveURL(`/decisions/${id}`)
  expect([inputs.totals[0].band, version]).toEqual(['high', 1])
  await expect(chief.getByRole('button', { name: 'Issue it' })).toHaveCount(0)
  await chief.getByRole('button', { name: 'Propose it' }).click()
  await chief.getByRole('dialog').getByLabel('Interests in it').fill('None.')
  await chief.getByRole('dialog').getByRole('button', { name: 'Propose it' }).click()
  await expect(chief.getByText('You decided this. Somebody else in leadership has to cosign.')).toBeVisible()
  const cosigning = await browser.newContext()
  const second = await cosigning.newPage()
  await joinAs({ admin, page: second, roles: ['leadership'] })
  await visit(second, `/decisions/${id}`)
  await second.getByRole('button', { name: 'Cosign and issue it' }).click()
  await second.getByRole('dialog').getByLabel('Interests in it').fill('None.')
  await second.getByRole('dialog').getByRole('button', { name: 'Cosign and issue it' }).click()
  const signatures = second.getByRole('region', { name: 'Who decided' })
  await expect(signatures).toContainText('Cosigned by')
  await cosigning.close()
})
