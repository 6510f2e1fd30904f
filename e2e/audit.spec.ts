import { addModel, expect, test, visit } from './fixtures'

test('the log is filtered, and its filters stand in the address', async ({ openAs, programAs }) => {
  const reviewer = await programAs('reviewer')
  expect((await reviewer.get('/audit')).status()).toBe(403)
  const page = await openAs('auditor')
  await visit(page, '/audit')
  await page.getByRole('button', { name: 'Filter by Outcome' }).click()
  await page.getByRole('link', { name: 'Denied' }).click()
  await expect(page).toHaveURL('/audit?outcome=denied')
  const rows = page.getByRole('table', { name: 'Audit log' }).getByRole('row')
  await expect(rows.filter({ hasText: 'Denied' }).first()).toBeVisible()
  await expect(rows.getByRole('cell', { name: 'Done', exact: true })).toHaveCount(0)
  await expect(page.getByRole('cell', { name: /Demo reviewer/ }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL('/audit')
})

test('the events of one record are found from the record', async ({ openAs, programAs }) => {
  const model = await addModel(await programAs('steward'))
  const page = await openAs('auditor')
  await visit(page, `/models/${model.slug}`)
  await page.getByRole('link', { name: 'All events in the audit log' }).click()
  await expect(page).toHaveURL(`/audit?record=${model.id}`)
  const table = page.getByRole('table', { name: 'Audit log' })
  await expect(table.getByRole('rowheader')).toHaveText(['Added the model'])
  await expect(table.getByRole('cell', { name: /Demo steward/ })).toBeVisible()
})

test('an auditor verifies the whole chain', async ({ openAs }) => {
  const page = await openAs('auditor')
  await visit(page, '/audit')
  await page.getByRole('button', { name: 'Verify the chain' }).click()
  await expect(page.getByText(/^The chain of \d+ events is intact\.$/)).toBeVisible()
})

test('leadership reads the log, but neither verifies nor exports it', async ({ openAs }) => {
  const page = await openAs('leadership')
  await visit(page, '/audit')
  await expect(page.getByRole('table', { name: 'Audit log' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Verify the chain' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Export (NDJSON)' })).toHaveCount(0)
})

test('the export holds every event, one a line, in order', async ({ openAs, programAs }) => {
  const page = await openAs('auditor')
  await visit(page, '/audit')
  const begun = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export (NDJSON)' }).click()
  expect((await begun).suggestedFilename()).toBe('emeritus-audit.ndjson')

  const response = await (await programAs('auditor')).get('/audit/export')
  expect(response.headers()['content-type']).toContain('application/x-ndjson')
  const lines = (await response.text()).trimEnd().split('\n')
  const numbers = lines.map((line) => Number(JSON.parse(line).seq))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})
