import { type APIRequestContext, type Page, request } from '@playwright/test'
import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'

const digest = 'ab'.repeat(32)
const other = 'cd'.repeat(32)

const here = { region: 'Dublin', disasterZone: 'Irish Sea', medium: 'disk', custodian: 'Storage group' }
const there = { region: 'Oregon', disasterZone: 'Cascadia', medium: 'tape', custodian: 'Archive group' }

function section(page: Page) {
  return page.getByRole('region', { name: 'Preservation' })
}

async function versionOf(program: APIRequestContext, id: string): Promise<number> {
  return (await (await program.get(`/api/v1/models/${id}`)).json()).version
}

/** Weights or a configuration on record, in these places; answers the ids of the copies. */
async function keep(program: APIRequestContext, modelId: string, kind: string, places: readonly object[]) {
  const sha256 = kind === 'weights' ? digest : other
  const label = kind === 'weights' ? 'Weights' : 'Configuration'
  const artifact = { modelId, version: await versionOf(program, modelId), kind, label, sha256, bytes: 1000 }
  const { id: artifactId } = await send(program, '/artifacts/add', artifact)
  const copies: string[] = []
  for (const place of places) {
    const version = await versionOf(program, modelId)
    copies.push((await send(program, '/copies/add', { artifactId, version, ...place })).id)
  }
  return copies
}

test.describe('what looks like a key', () => {
  test('is refused, and what was typed stays', async ({ openAs, programAs }) => {
    const model = await addModel(await programAs('steward'))
    const page = await openAs('steward')
    await visit(page, `/models/${model.slug}`)
    await section(page).getByRole('button', { name: 'Add an artifact' }).click()
    const dialog = page.getByRole('dialog')
    const signed = 'https://example.org/opus?X-Amz-Signature=fe5f80'
    await dialog.getByLabel('Name').fill(signed)
    await dialog.getByLabel('SHA-256').fill(digest)
    await dialog.getByLabel('Size in bytes').fill('1000')
    await dialog.getByRole('button', { name: 'Add an artifact' }).click()
    await expect(dialog.getByText(/looks like a key, a signed address or a storage path/).first()).toBeVisible()
    await expect(dialog.getByLabel('Name')).toHaveValue(signed)
    await expect(dialog.getByLabel('SHA-256')).toHaveValue(digest)
    await dialog.getByLabel('Name').fill('Weights')
    await dialog.getByRole('button', { name: 'Add an artifact' }).click()
    await expect(dialog).toBeHidden()
    await expect(section(page).getByRole('heading', { name: 'Weights' })).toBeVisible()
    await expect(section(page)).toContainText('No copy is on record.')
  })
})

test('a steward adds a copy and records its check, and the level of the model rises', async ({ openAs, programAs }) => {
  const program = await programAs('steward')
  const model = await addModel(program)
  const kept = await keep(program, model.id, 'config', [here, there])
  for (const copyId of kept) await send(program, '/fixity-checks', { copyId, observed: other })
  const [first] = await keep(program, model.id, 'weights', [here])
  await send(program, '/fixity-checks', { copyId: first, observed: digest })
  const page = await openAs('steward')
  await visit(page, `/models/${model.slug}`)
  await expect(section(page)).toContainText('Level 0 of 4')
  await expect(section(page)).toContainText('Weights: a second copy in another place')

  await section(page)
    .getByRole('listitem')
    .filter({ hasText: 'Weights' })
    .getByRole('button', { name: 'Add a copy' })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Region').fill(there.region)
  await dialog.getByLabel('Disaster zone').fill(there.disasterZone)
  await dialog.getByLabel('Custodian group').fill(there.custodian)
  await dialog.getByLabel('Medium').selectOption('tape')
  await dialog.getByRole('button', { name: 'Add a copy' }).click()
  await expect(dialog).toBeHidden()
  await expect(section(page)).toContainText('Weights: a first check of one copy')

  await section(page).getByRole('button', { name: 'Actions for the copy of Weights in Oregon' }).click()
  await page.getByRole('button', { name: 'Record a check' }).click()
  await dialog.getByLabel('SHA-256 found').fill(digest)
  await dialog.getByRole('button', { name: 'Record a check' }).click()
  await expect(dialog).toBeHidden()
  await expect(section(page)).toContainText('Level 1 of 4')
  await expect(section(page)).toContainText('Weights: a third copy')
  expect(await violationsOf(page)).toEqual([])
})

test('a machine reports a check that fails, and the page, the overview and the ledger show it', async ({
  openAs,
  programAs,
  serverUrl,
}) => {
  const [program, admin] = [await programAs('steward'), await programAs('admin')]
  const model = await addModel(program)
  const [copyId] = await keep(program, model.id, 'weights', [here])
  const { data } = await (await admin.get('/api/v1/people?q=steward%40demo.example')).json()
  const wanted = { personId: data[0].id, name: `Robot ${uniqueWord()}`, permissions: ['fixityCheck.record'], days: 1 }
  const { token } = await send(admin, '/tokens', wanted)
  const robot = await request.newContext({ baseURL: serverUrl, extraHTTPHeaders: { authorization: `Bearer ${token}` } })
  const report = await robot.post('/api/v1/fixity-checks', { data: { copyId, observed: other } })
  expect([report.status(), (await report.json()).result]).toEqual([200, 'failed'])
  expect((await robot.get(`/api/v1/models/${model.id}`)).status()).toBe(403)
  await robot.dispose()

  for (const [locale, result, missing] of [
    ['en', 'Failed', 'Weights: repair or replace a copy that failed'],
    ['ja', '不合格', 'Weights: 不合格のコピー 1 件の修復または置き換え'],
  ] as const) {
    const page = await openAs('auditor')
    await page.context().addCookies([{ name: 'emeritus.locale', value: locale, url: serverUrl }])
    await visit(page, `/models/${model.slug}`)
    const region = page.getByRole('region', { name: locale === 'en' ? 'Preservation' : '保存', exact: true })
    await expect(region).toContainText(result)
    await expect(region).toContainText(wanted.name)
    await expect(region).toContainText(missing)
    await expect(region.getByRole('button', { name: 'Add an artifact' })).toHaveCount(0)
    await visit(page, `/preservation?q=${encodeURIComponent(model.name)}&checks=failed`)
    await expect(page.getByRole('row').filter({ hasText: model.name })).toContainText(missing)
    expect(await violationsOf(page)).toEqual([])
  }
  const owed = await (await program.get(`/api/v1/obligations?q=${encodeURIComponent(model.name)}`)).json()
  expect(owed.data).toMatchObject([{ title: 'Repair or replace a copy: Weights, Dublin' }])
})
