import { addModel, expect, test, visit } from './fixtures'
import { joinAs } from './people'

test('the log is filtered, and its filters stand in the address', async ({ openAs, programAs }) => {
  const theirs = await openAs(null)
  const { name } = await joinAs({ admin: await programAs('admin'), page: theirs, roles: ['reviewer'] })
  expect((await theirs.request.get('/audit')).status()).toBe(403)
  const page = await openAs('auditor')
  await visit(page, '/audit')
  await page.getByRole('button', { name: 'Filter by Outcome' }).click()
  await page.getByRole('link', { name: 'Denied' }).click()
  await expect(page).toHaveURL('/audit?outcome=denied')
  const rows = page.getByRole('table', { name: 'Audit log' }).getByRole('row')
  await expect(rows.filter({ hasText: 'Denied' }).first()).toBeVisible()
  await expect(rows.getByRole('cell', { name: 'Done', exact: true })).toHaveCount(0)
  await expect(page.getByRole('cell', { name: new RegExp(name) })).toBeVisible()
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

test('the changes of an event are opened with the mouse and read in words', async ({ openAs, programAs }) => {
  const model = await addModel(await programAs('steward'), {
    releasedOn: '2024-03-04',
    sourceUrl: 'https://one.example/',
  })
  const page = await openAs('auditor')
  await visit(page, `/audit?record=${model.id}`)
  await expect(page.getByRole('heading', { name: `Events of ${model.name}`, level: 1 })).toBeVisible()
  const changes = page.locator('summary').filter({ hasText: 'fields' })
  // Rows are streamed after the heading, and have no place on the page before they are shown.
  await expect(changes).toBeVisible()
  const box = await changes.boundingBox()
  if (!box) throw new Error('The switch is not there')
  // At its coordinates: a link that covers the row would take this click.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect(page.getByRole('definition').filter({ hasText: '4 March 2024' })).toBeVisible()
  await expect(page.getByRole('term').filter({ hasText: 'Publicly released' })).toBeVisible()
  await expect(page).toHaveURL(`/audit?record=${model.id}`)
  await page.getByRole('link', { name: 'Open the record' }).click()
  await expect(page).toHaveURL(`/models/${model.slug}`)
})

test('sign-ins can be left out, and the log narrowed to one person', async ({ openAs }) => {
  const page = await openAs('auditor')
  await visit(page, '/audit?show=withoutSignIns&operation=session.start&actor=Demo+auditor&period=day')
  await expect(page.getByRole('rowheader', { name: 'Sign-in' })).toHaveCount(0)
  await page.getByRole('button', { name: /^Filter by Show/ }).click()
  await page.getByRole('link', { name: /^Without sign-ins/ }).click()
  await expect(page).toHaveURL('/audit?period=day&operation=session.start&actor=Demo+auditor')
  await expect(page.getByRole('rowheader', { name: 'Sign-in' }).first()).toBeVisible()
})

test('an auditor verifies the whole chain', async ({ openAs }) => {
  const page = await openAs('auditor')
  await visit(page, '/audit')
  await page.getByRole('button', { name: 'Verify the chain' }).click()
  await expect(page.getByText(/^The chain is intact: [\d,]+ events$/)).toBeVisible()
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

test('a page that was refused is in the log with the permission that was missing and its address', async ({
  openAs,
  programAs,
}) => {
  // The log keeps the first refusal in a while, so it has to be the first of this person.
  const theirs = await openAs(null)
  const { name } = await joinAs({ admin: await programAs('admin'), page: theirs, roles: ['reviewer'] })
  const refused = await theirs.request.get('/models/new')
  expect(refused.status()).toBe(403)
  expect(await refused.text()).toContain('It is open to: Steward.')
  const page = await openAs('auditor')
  await visit(page, `/audit?outcome=denied&operation=page.open&actor=${encodeURIComponent(name)}`)
  const row = page.getByRole('row').filter({ hasText: name }).first()
  await expect(row).toContainText('Added the model')
  await row.getByText('one field').click()
  await expect(page.getByRole('definition').filter({ hasText: '/models/new' }).first()).toBeVisible()
})
