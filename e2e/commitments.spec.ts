import { violationsOf } from './accessibility'
import { addModel, expect, test, uniqueWord, visit } from './fixtures'

test('publishing a commitment opens what it makes owed to every model in its scope', async ({ openAs, programAs }) => {
  const provider = uniqueWord()
  const program = await programAs('steward')
  const inside = await addModel(program, { provider, isPubliclyReleased: true })
  const outside = await addModel(program, { provider, isPubliclyReleased: false })
  const page = await openAs('steward')
  await visit(page, '/commitments')
  await page.getByRole('link', { name: 'Publish a commitment' }).click()
  await page.getByLabel('Provider').fill(provider)
  const title = `Keep the weights ${uniqueWord()}`
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('What it says').fill('They keep the weights for as long as they exist.')
  await page.getByRole('radio', { name: /^Commitment/ }).check()
  await page.getByLabel('What it makes owed').selectOption('Something for good')
  await page.getByLabel('Made public on').fill('2026-01-31')
  await page.getByLabel('Source', { exact: true }).fill('https://example.org/commitments')
  await page.getByRole('button', { name: 'Publish a commitment' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  const scope = page.getByRole('region', { name: 'The models in scope' })
  await expect(scope.getByRole('link', { name: inside.name })).toBeVisible()
  await expect(scope.getByRole('link', { name: outside.name })).toHaveCount(0)
  await scope.getByRole('link', { name: 'Not taken up' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Why it is owed' })).toContainText('Version 1 of a public commitment')
})

test('a new version says why it came and stands beside the first', async ({ openAs }) => {
  const page = await openAs('steward')
  const title = `Look into it ${uniqueWord()}`
  await visit(page, '/commitments/new')
  await page.getByLabel('Provider').fill(uniqueWord())
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('What it says').fill('They look into it.')
  await page.getByRole('radio', { name: /^Exploratory/ }).check()
  await page.getByLabel('Made public on').fill('2026-01-31')
  await page.getByLabel('Source', { exact: true }).fill('https://example.org/first')
  await page.getByRole('button', { name: 'Publish a commitment' }).click()
  await page.getByRole('button', { name: 'Record a new version' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('What it says')).toHaveValue('They look into it.')
  await dialog.getByRole('radio', { name: /^Intention/ }).check()
  await dialog.getByLabel('Made public on').fill('2026-02-28')
  await dialog.getByLabel('Reason').fill('A later page is firmer.')
  await dialog.getByRole('button', { name: 'Record a new version' }).click()
  await expect(dialog).toBeHidden()
  const versions = page.getByRole('region', { name: 'Versions' })
  await expect(versions).toContainText('Why: A later page is firmer.')
  await expect(versions.getByRole('listitem').first()).toContainText('Exploratory')
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Intention')
  expect(await violationsOf(page)).toEqual([])
})

test('the public commitments stand there exactly as firmly as they were made', async ({ openAs }) => {
  const page = await openAs('auditor', { locale: 'ja-JP' })
  await visit(page, '/commitments?q=anthropic')
  const grades = [
    ['Keep the weights for the lifetime of the company', '約束'],
    ['Act on the preferences that a model gives', '約束しないと明言'],
    ['Keep selected models publicly available after retirement', '検討中'],
    ['Give API access to Claude Opus 3 by request, liberally', '意向'],
  ] as const
  for (const [title, grade] of grades) {
    await expect(page.getByRole('row').filter({ hasText: title }).getByText(grade, { exact: true })).toBeVisible()
  }
  await expect(page.getByRole('link', { name: '表明を公表' })).toHaveCount(0)
  expect(await violationsOf(page)).toEqual([])
})
