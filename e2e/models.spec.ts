import { addModel, expect, send, test, uniqueWord, visit, visitRows } from './fixtures'

const opus3 = '/models/claude-3-opus-20240229'

test('the list is searched in English and in Japanese, in whatever width it is typed', async ({
  openAs,
  programAs,
}) => {
  const name = `クロード ${uniqueWord()}`
  await addModel(await programAs('steward'), { displayName: name, aliases: ['サンプル模型'] })
  const page = await openAs('reviewer')
  await visit(page, '/models')
  const box = page.getByRole('searchbox', { name: 'Search models' })
  await box.fill('opus 3')
  await expect(page).toHaveURL('/models?q=opus+3')
  await expect(page.getByRole('rowheader', { name: 'Claude Opus 3' })).toBeVisible()
  await box.fill('Ｏｐｕｓ　３')
  await expect(page.getByRole('rowheader', { name: 'Claude Opus 3' })).toBeVisible()
  for (const text of ['サンプル模型', 'ｻﾝﾌﾟﾙ模型', name]) {
    await box.fill(text)
    await expect(page.getByRole('rowheader', { name })).toBeVisible()
    await expect(page.getByRole('rowheader', { name: 'Claude Opus 3' })).toBeHidden()
  }
})

test('filters narrow the list, stand in the address and can be cleared', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, '/models')
  await page.getByRole('button', { name: 'Filter by Stage' }).click()
  await page.getByRole('link', { name: 'Retired' }).click()
  await expect(page).toHaveURL('/models?stage=retired')
  await expect(page.getByRole('cell', { name: 'Retired', exact: true }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Active', exact: true })).toHaveCount(0)

  await visit(page, '/models?stage=retired&q=nothing-is-called-this')
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear filters' }).last().click()
  await expect(page).toHaveURL('/models')
  await expect(page.getByRole('table', { name: 'Models' })).toBeVisible()
})

test('the list is sorted by a column, both ways', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, '/models?provider=anthropic')
  const header = page.getByRole('columnheader', { name: 'Name' })
  await header.getByRole('link').click()
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  const names = page.getByRole('table', { name: 'Models' }).getByRole('rowheader')
  const upwards = await names.allInnerTexts()
  await header.getByRole('link').click()
  await expect(header).toHaveAttribute('aria-sort', 'descending')
  await expect(names.first()).not.toHaveText(upwards[0] ?? '')
  await expect(names.last()).toHaveText(upwards[0] ?? '')
})

test('the pages of the list follow one another and lead back', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, '/models?size=25&sort=name&provider=anthropic')
  const names = page.getByRole('table', { name: 'Models' }).getByRole('rowheader')
  await expect(names).toHaveCount(25)
  const first = await names.allInnerTexts()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(names.first()).not.toHaveText(first[0] ?? '')
  const second = await names.allInnerTexts()
  expect(second.filter((name) => first.includes(name))).toEqual([])
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect(names).toHaveText(first)
})

test('a row is reached and opened with the keyboard alone', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visitRows(page, '/models?q=claude-3-opus')
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Claude Opus 3' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(opus3)
})

test('Claude Opus 3 has both release sources side by side and a place to be reached', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, opus3)
  const released = page.getByRole('region', { name: 'Released' }).getByRole('listitem')
  await expect(released).toHaveCount(2)
  await expect(
    released.filter({ hasText: 'March 4, 2024' }).or(released.filter({ hasText: '4 March 2024' })),
  ).toHaveCount(1)
  await expect(released.filter({ hasText: 'models.dev' })).toHaveCount(1)
  const windows = page.getByRole('region', { name: 'Where it can be reached' })
  await expect(windows.getByRole('listitem').filter({ hasText: 'claude.ai' })).toContainText('Paid plans')
  await expect(windows.getByRole('listitem').filter({ hasText: 'By request' })).toContainText('Claude API')
  await expect(page.getByRole('button', { name: 'Choose', exact: true })).toHaveCount(0)
})

test('a steward chooses between sources that disagree, and says why', async ({ openAs, programAs }) => {
  const steward = await programAs('steward')
  const model = await addModel(steward, { releasedOn: '2024-03-04', sourceUrl: 'https://one.example/' })
  await send(steward, '/dates/add', {
    modelId: model.id,
    version: 1,
    kind: 'released',
    date: '2024-02-29',
    sourceUrl: 'https://two.example/',
  })
  const page = await openAs('steward')
  await visit(page, `/models/${model.slug}`)
  const released = page.getByRole('region', { name: 'Released' })
  await expect(released.getByText('The sources disagree')).toBeVisible()
  const second = released.getByRole('listitem').filter({ hasText: 'two.example' })
  await second.getByRole('button', { name: 'Choose' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Choose this date' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Reason')
  await dialog.getByLabel('Reason').fill('The announcement itself.')
  await dialog.getByRole('button', { name: 'Choose this date' }).click()
  await expect(dialog).toBeHidden()
  await expect(second).toContainText('Chosen: The announcement itself.')
  await expect(released.getByRole('listitem')).toHaveCount(2)
  await expect(released.getByText('The sources disagree')).toBeHidden()
  const first = released.getByRole('listitem').filter({ hasText: 'one.example' })
  await first.getByRole('button', { name: 'Withdraw' }).click()
  await dialog.getByLabel('Reason').fill('It was mistyped.')
  await dialog.getByRole('button', { name: 'Withdraw this date' }).click()
  await expect(first).toContainText('Withdrawn: It was mistyped.')
  await expect(first.getByRole('button')).toHaveCount(0)
})

test('a steward adds a model', async ({ openAs }) => {
  const name = `Model ${uniqueWord()}`
  const page = await openAs('steward')
  await visit(page, '/models')
  await page.getByRole('link', { name: 'Add a model' }).click()
  await expect(page.getByRole('heading', { name: 'Add a model', level: 1 })).toBeVisible()
  await page.getByLabel('Provider').fill('testing')
  await page.getByRole('button', { name: 'Add a model' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible()
  await expect(page.getByLabel('Provider')).toHaveValue('testing')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Family').fill('tests')
  await page.getByLabel('Stage').selectOption('Active')
  await page.getByLabel('Release date').fill('2025-01-31')
  await page.getByLabel('Source').fill('https://one.example/')
  await page.getByRole('button', { name: 'Add a model' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Released' })).toContainText('2025')
})

test('the way back from a record leads to the list as it was left', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, '/models?stage=retired&q=claude-3-opus')
  await page.getByRole('link', { name: 'Claude Opus 3' }).click()
  await expect(page).toHaveURL(opus3)
  await expect(page).toHaveTitle('Claude Opus 3 · Emeritus')
  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link', { name: 'Models' }).click()
  await expect(page).toHaveURL('/models?stage=retired&q=claude-3-opus')
})

test('an identifier that is taken is told, and taken twice only on purpose', async ({ openAs, programAs }) => {
  const apiId = uniqueWord()
  const first = await addModel(await programAs('steward'), { apiId })
  const page = await openAs('steward')
  await visit(page, '/models/new')
  await page.getByLabel('Provider').fill('testing')
  await page.getByLabel('Identifier').fill(apiId)
  await page.getByLabel('Name', { exact: true }).fill(`Model ${uniqueWord()}`)
  await page.getByLabel('Family').fill('tests')
  await page.getByRole('button', { name: 'Add a model' }).click()
  await expect(page.getByRole('alert').first()).toContainText(`${first.name} already has this identifier`)
  await expect(page.getByRole('link', { name: 'Open the models with this identifier' })).toBeVisible()
  await page.getByRole('checkbox', { name: /^Add it anyway/ }).check()
  await page.getByRole('button', { name: 'Add a model' }).click()
  await expect(page.getByRole('heading', { name: /^Model z/, level: 1 })).toBeVisible()
})
