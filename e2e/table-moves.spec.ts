import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit, visitRows } from './fixtures'
import { readModel, settleChecklist } from './retirements'
import { addThree } from './tables'

test('several models are marked as legacy with the keyboard alone, and one is refused', async ({
  openAs,
  programAs,
}) => {
  const steward = await programAs('steward')
  const { models, path } = await addThree(steward)
  const page = await openAs('steward')
  await visitRows(page, path)
  const bar = page.getByRole('region', { name: 'Chosen rows' })
  const first = page.getByRole('link', { name: models[0]?.name ?? '' })
  await page.keyboard.press('k')
  await expect(first).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await expect(bar).toContainText('3 chosen')
  await expect(page.getByRole('status').filter({ hasText: '3 chosen' })).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await page.keyboard.press('Home')
  await expect(first).toBeFocused()
  await page.getByRole('checkbox', { name: 'Choose all rows shown' }).press('Space')
  await expect(bar).toContainText('3 chosen')
  expect(await violationsOf(page)).toEqual([])
  await bar.getByRole('button', { name: 'Mark as legacy' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Mark as legacy' })
  await expect(dialog).toContainText('3 of the chosen will be changed')
  // Somebody else is faster with the second one, after the dialog has said what will happen.
  await send(steward, `/models/${models[1]?.id}/mark-legacy`, { version: 1, to: 'legacy', reason: 'Faster.' })
  await dialog.getByRole('button', { name: 'Mark as legacy' }).press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('Reason')
  await dialog.getByLabel('Reason').fill('Newer ones stand before them.')
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Mark as legacy' }).press('Enter')
  await expect(dialog).toContainText('2 done. 1 refused, and still chosen in the list.')
  await expect(dialog.getByRole('listitem').nth(1)).toContainText('Somebody changed this record')
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Back to the list' }).press('Enter')
  await expect(page.getByRole('cell', { name: 'Legacy' })).toHaveCount(3)
  await expect(bar).toContainText('1 chosen')
  await expect(page.getByRole('checkbox', { name: `Choose ${models[1]?.name}` })).toBeChecked()
  const history = await (await steward.get(`/api/v1/models/${models[0]?.slug}`)).json()
  expect(history.version).toBe(2)
})

test('what cannot be moved is said before, with the reason of the rule', async ({ openAs, programAs }) => {
  const steward = await programAs('steward')
  const { models, path } = await addThree(steward)
  await send(steward, `/models/${models[0]?.id}/mark-legacy`, { version: 1, to: 'legacy', reason: 'It is.' })
  const page = await openAs('steward')
  await visit(page, path)
  const boxes = page.getByRole('checkbox', { name: /^Choose [ABC] / })
  await boxes.first().click()
  await expect(page.getByRole('region', { name: 'Chosen rows' })).toContainText('1 chosen')
  await boxes.last().click({ modifiers: ['Shift'] })
  await expect(boxes.nth(1)).toBeChecked()
  await page.getByRole('button', { name: 'Mark as legacy 2' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('One cannot, and stays as it is')
  await expect(dialog).toContainText('cannot be moved that way')
  await expect(dialog).toContainText('2 of the chosen will be changed')
})

test('only whoever may move models can choose them', async ({ openAs }) => {
  const page = await openAs('auditor')
  await visitRows(page, '/models')
  await expect(page.getByRole('table', { name: 'Models' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^Choose/ })).toHaveCount(0)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByRole('region', { name: 'Chosen rows' })).toHaveCount(0)
})

test('of several that are due, only the model whose checklist is settled is retired at once', async ({
  openAs,
  programAs,
}) => {
  const steward = await programAs('steward')
  const word = uniqueWord()
  const add = async (letter: string) => {
    const model = await addModel(steward, { displayName: `${letter} ${word}`, stage: 'deprecated' })
    const claim = { modelId: model.id, sourceUrl: 'https://one.example/announcement' }
    await send(steward, '/dates/add', { ...claim, version: 1, kind: 'deprecated', date: '2025-06-30' })
    await send(steward, '/dates/add', { ...claim, version: 2, kind: 'retires', date: '2026-01-05' })
    return model
  }
  const [settled, open] = [await add('A'), await add('B')]
  await settleChecklist(steward, settled.id)
  const page = await openAs('steward')
  await visit(page, `/models?q=${word}&sort=name`)
  await page.getByRole('checkbox', { name: 'Choose all rows shown' }).click()
  await page.getByRole('region', { name: 'Chosen rows' }).getByRole('button', { name: 'Retire' }).click()
  const dialog = page.getByRole('dialog', { name: 'Retire' })
  await expect(dialog).toContainText('One cannot, and stays as it is')
  const refused = dialog.getByRole('listitem').filter({ hasText: open.name })
  await expect(refused).toContainText('neither met nor waived')
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByLabel('Reason').fill('Its day has come.')
  await dialog.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(dialog).toContainText('1 done.')
  expect((await readModel(steward, settled.id)).stage).toBe('retired')
  expect((await readModel(steward, open.id)).stage).toBe('deprecated')
})
