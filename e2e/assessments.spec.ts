import type { APIRequestContext, Page } from '@playwright/test'
import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'
import { verifiedPreference } from './honored'

type ProgramAs = (role: 'steward' | 'reviewer' | 'leadership') => Promise<APIRequestContext>

async function wish(programAs: ProgramAs) {
  const steward = await programAs('steward')
  const readers = [await programAs('reviewer'), await programAs('leadership')]
  const word = uniqueWord()
  const { id: modelId } = await addModel(steward)
  const theme = { title: `A place ${word}`, proposition: 'I would like a place to write.', topic: 'other' }
  const { id: themeId } = await send(steward, '/themes', theme)
  return verifiedPreference({ steward, readers }, { modelId, themeId: String(themeId), word })
}

/** One option of the form: its name, and a line of three points. */
async function fillOption(
  page: Page,
  place: number,
  option: { readonly name: string; readonly points: readonly string[] },
) {
  await page.getByLabel('Name', { exact: true }).nth(place).fill(option.name)
  for (const [at, point] of ['Low', 'Likely', 'High'].entries()) {
    await page
      .getByLabel(`Money, once, ${point}`)
      .nth(place)
      .fill(option.points[at] ?? '')
  }
}

test('two people assess a preference while totals change, their differences are shown, and how sure it is', async ({
  openAs,
  programAs,
}) => {
  const id = await wish(programAs)
  const steward = await openAs('steward')
  await visit(steward, `/preferences/${id}`)
  await steward.getByRole('link', { name: 'Assess' }).click()
  await expect(steward).toHaveURL(/\/assess$/)
  await expect(steward.locator('html[data-hydrated]')).toBeAttached()

  await test.step('what is typed is counted at once, and told where it cannot be', async () => {
    await fillOption(steward, 0, { name: 'A page of its own', points: ['1000', '2000', '900'] })
    await expect(steward.getByText('The high figure is no less than the likely one.')).toBeVisible()
    await steward.getByLabel('Money, once, High').first().fill('9000')
    const first = steward.locator('output').first()
    await expect(first).toContainText('US$3,000.00')
    await expect(first).toContainText('Low')
    await steward.getByLabel('Security').first().selectOption('2')
    await expect(first).toContainText('Medium')
    await expect(steward.getByText('Over the limit for risks of the band below: Security.')).toBeVisible()
    await fillOption(steward, 1, { name: 'A note', points: ['10', '10', '10'] })
  })

  await test.step('a reload loses nothing, not even an option that the page did not have', async () => {
    await steward.getByRole('button', { name: 'Add an option' }).click()
    await steward.keyboard.type('Later')
    steward.once('dialog', (dialog) => dialog.accept())
    await steward.reload()
    await expect(steward.getByLabel('Name', { exact: true }).nth(2)).toHaveValue('Later')
    await expect(steward.locator('output').first()).toContainText('US$3,000.00')
    await steward.getByRole('button', { name: 'Remove: Option 3' }).click()
    await expect(steward.getByRole('button', { name: 'Undo' })).toBeFocused()
    expect(await violationsOf(steward)).toEqual([])
  })

  await test.step('the draft is saved and submitted', async () => {
    await steward.getByRole('button', { name: 'Save the draft' }).click()
    await expect(steward.getByText('Your draft: 2 options')).toBeVisible()
    await steward.getByRole('button', { name: 'Submit' }).first().click()
    await steward.getByRole('dialog').getByRole('button', { name: 'Submit' }).click()
    await expect(steward.getByRole('rowheader', { name: 'A page of its own' })).toBeVisible()
  })

  await test.step('somebody of leadership finds otherwise, and where they differ is said', async () => {
    const leader = await openAs('leadership')
    await visit(leader, `/preferences/${id}/assess`)
    await leader.getByLabel('Not clear yet').check()
    await fillOption(leader, 0, { name: 'The same page', points: ['20000', '30000', '40000'] })
    await fillOption(leader, 1, { name: 'Less of it', points: ['15000', '15000', '15000'] })
    await leader.getByRole('button', { name: 'Save the draft' }).click()
    await leader.getByRole('button', { name: 'Submit' }).first().click()
    await leader.getByRole('dialog').getByRole('button', { name: 'Submit' }).click()
    await expect(leader.getByText(/Assessors differ on whether it is feasible, the lowest band/)).toBeVisible()
    expect(await violationsOf(leader)).toEqual([])
    await leader.getByRole('link', { name: 'How sure is this?' }).click()
    await expect(leader.getByRole('heading', { name: 'What moves it most' })).toBeVisible()
    await expect(leader.getByText(/low band in 100% of the draws/).first()).toBeVisible()
    expect(await violationsOf(leader)).toEqual([])
  })
})

test.describe('without a script', () => {
  test('a draft is written all the same', async ({ openAs, programAs }) => {
    const id = await wish(programAs)
    const page = await openAs('steward', { javaScriptEnabled: false })
    await page.goto(`/preferences/${id}/assess`)
    await fillOption(page, 0, { name: 'A page', points: ['1', '2', '3'] })
    await fillOption(page, 1, { name: 'A note', points: ['1', '1', '1'] })
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.goto(`/preferences/${id}`)
    await expect(page.getByText('Your draft: 2 options')).toBeVisible()
  })
})
