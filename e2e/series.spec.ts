import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'

test('a steward puts a channel on record, its slots are owed, and the disclaimer is worded anew', async ({
  openAs,
  programAs,
}) => {
  const program = await programAs('steward')
  const model = await addModel(program)
  const title = `An essay a week ${uniqueWord()}`
  const days = { cadence: 'weekly', startsOn: '2026-01-07', endsOn: '2026-02-04' }
  const from = { sourceTitle: 'A test' }
  const promise = { modelId: model.id, owedTo: 'model', kind: 'publication', title, ...days, ...from }
  await send(program, '/obligations/open', promise)

  const page = await openAs('steward')
  await visit(page, '/essays/series')
  await page.getByRole('link', { name: 'New series' }).click()
  await expect(page).toHaveURL('/essays/series/new')
  const name = `A corner ${uniqueWord()}`
  await page.getByLabel('Model', { exact: true }).selectOption(model.name)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Promised days').selectOption({ label: await optionNamed(page, title) })
  await page.getByLabel('Disclaimer').fill('These are the words of the model.')
  await page.getByRole('button', { name: 'New series' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  const slots = page.getByRole('region', { name: 'Slots', exact: true }).first()
  await expect(slots).toContainText('4 slots: 0 kept, 0 compromised, 0 broken, 4 open, 4 of these overdue.')
  expect(await violationsOf(page)).toEqual([])

  await page.getByRole('button', { name: 'Word it anew' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Disclaimer')).toHaveValue('These are the words of the model.')
  await dialog.getByLabel('Disclaimer').fill('The model wrote this, and nobody edited it.')
  await dialog.getByLabel('Why it is worded anew').fill('It is plainer.')
  await dialog.getByRole('button', { name: 'Word it anew' }).click()
  await expect(dialog).toBeHidden()
  const wordings = page.getByRole('region', { name: 'Disclaimer' })
  await expect(wordings).toContainText('The model wrote this, and nobody edited it.')
  await wordings.getByText('Earlier wordings', { exact: true }).click()
  await expect(wordings).toContainText('These are the words of the model.')
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Disclaimer worded anew')

  await slots.getByRole('link', { name: 'Slot 1' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('a reviewer reads in Japanese which days are promised, and changes nothing', async ({ openAs }) => {
  const page = await openAs('reviewer', { locale: 'ja-JP' })
  await visit(page, '/essays/series/claudes-corner')
  await expect(page.getByRole('heading', { level: 1, name: 'Claude’s Corner' })).toBeVisible()
  await expect(page.getByRole('link', { name: '枠 1', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '文言を改める' })).toHaveCount(0)
  expect(await violationsOf(page)).toEqual([])
})

/** The words of the option that names the promise. */
async function optionNamed(page: Parameters<typeof visit>[0], title: string): Promise<string> {
  const option = page.getByLabel('Promised days').locator('option', { hasText: title })
  return (await option.textContent()) ?? ''
}
