import { addModel, expect, send, test, visit } from './fixtures'
import { joinAs } from './people'
import { settleChecklist } from './retirements'

const moves = ['Record the stage', 'Mark as legacy', 'Deprecate', 'Retire', 'Reprieve']

test('whoever saves second sees who changed what, and keeps what was typed', async ({ openAs, programAs }) => {
  const model = await addModel(await programAs('steward'))
  const [first, second] = [await openAs('steward'), await openAs('steward')]
  for (const page of [first, second]) await visit(page, `/models/${model.slug}/edit`)
  await first.getByLabel('Family').fill('first family')
  await first.getByRole('button', { name: 'Save changes' }).click()
  await expect(first).toHaveURL(`/models/${model.slug}`)

  await second.getByLabel('Summary').fill('What the second one typed.')
  await second.getByRole('button', { name: 'Save changes' }).click()
  const notice = second.getByRole('alert').filter({ hasText: 'Somebody was faster' })
  await expect(notice).toContainText('Demo steward')
  await expect(notice.getByRole('row', { name: /Family/ })).toContainText('first family')
  await expect(second.getByLabel('Summary')).toHaveValue('What the second one typed.')
  await second.getByRole('button', { name: 'Save changes' }).click()
  await expect(second).toHaveURL(`/models/${model.slug}`)
  await expect(second.getByText('What the second one typed.').first()).toBeVisible()
})

test('what was typed survives a reload', async ({ openAs, programAs }) => {
  const model = await addModel(await programAs('steward'))
  const page = await openAs('steward')
  page.on('dialog', (dialog) => dialog.accept())
  await visit(page, `/models/${model.slug}/edit`)
  await page.getByLabel('Summary').fill('Half a sentence')
  await page.reload()
  await expect(page.getByText('What you typed earlier was restored.')).toBeVisible()
  await expect(page.getByLabel('Summary')).toHaveValue('Half a sentence')
})

test('what was typed is kept from the next person in the same tab, and gone after signing out', async ({
  openAs,
  programAs,
}) => {
  const next = await joinAs({ admin: await programAs('admin'), page: await openAs(null), roles: ['steward'] })
  const model = await addModel(await programAs('steward'))
  const page = await openAs('steward')
  const drafts = () => page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.includes('draft')).length)
  page.on('dialog', (dialog) => dialog.accept())
  await visit(page, `/models/${model.slug}/edit`)
  await page.getByLabel('Summary').fill('Half a sentence')
  expect(await drafts()).toBe(1)

  await page.context().clearCookies()
  await visit(page, `/sign-in?next=/models/${model.slug}/edit`)
  await page.getByLabel('E-mail').fill(next.email)
  await page.getByLabel('Password').fill(next.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: `Edit ${model.name}` })).toBeVisible()
  await expect(page.getByLabel('Summary')).toHaveValue('')
  await expect.poll(drafts).toBe(0)

  await page.getByLabel('Summary').fill('Another sentence')
  expect(await drafts()).toBe(1)
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await drafts()).toBe(0)
})

test('editing a model keeps a steward who has lost the role since', async ({ openAs, programAs }) => {
  const admin = await programAs('admin')
  const person = await joinAs({ admin, page: await openAs(null), roles: ['steward', 'reviewer'] })
  const model = await addModel(await programAs('steward'), { stewardId: person.id })
  await send(admin, `/people/${person.id}/set-roles`, { version: await person.version(), roles: ['reviewer'] })
  const page = await openAs('steward')
  await visit(page, `/models/${model.slug}/edit`)
  await expect(page.getByRole('combobox', { name: /^Steward/ }).locator('option:checked')).toContainText(
    '(no longer a steward)',
  )
  await page.getByLabel('Family').fill('another family')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page).toHaveURL(`/models/${model.slug}`)
  await visit(page, `/models/${model.slug}/edit`)
  await expect(page.getByRole('combobox', { name: /^Steward/ })).toHaveValue(person.id)
})

test('only a steward is offered the moves of a model', async ({ openAs, programAs }) => {
  const model = await addModel(await programAs('steward'))
  const steward = await openAs('steward')
  await visit(steward, `/models/${model.slug}`)
  await expect(steward.getByRole('button', { name: 'Mark as legacy' })).toBeVisible()
  for (const role of ['admin', 'reviewer', 'leadership', 'auditor', 'accessOfficer'] as const) {
    const page = await openAs(role)
    await visit(page, `/models/${model.slug}`)
    for (const name of moves) await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0)
  }
})

test('a steward moves a model, with a reason that stands in its history', async ({ openAs, programAs }) => {
  const model = await addModel(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/models/${model.slug}`)
  await page.getByRole('button', { name: 'Mark as legacy' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('A newer one stands before it.')
  await dialog.getByRole('button', { name: 'Mark as legacy' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Back to active' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Marked as legacy')
  await expect(page.getByRole('region', { name: 'History' })).toContainText('A newer one stands before it.')
})

test('a model is deprecated and retired on dates that were announced, and nothing leads back', async ({
  openAs,
  programAs,
}) => {
  const steward = await programAs('steward')
  const model = await addModel(steward)
  const sourceUrl = 'https://one.example/'
  const add = (version: number, kind: string, date: string) =>
    send(steward, '/dates/add', { modelId: model.id, version, kind, date, sourceUrl })
  await add(1, 'deprecated', '2025-01-31')
  await send(steward, `/models/${model.id}/deprecate`, { version: 2, to: 'deprecated', reason: 'It was announced.' })
  await add(3, 'retires', '2025-06-30')
  await settleChecklist(steward, model.id)
  const page = await openAs('steward')
  await visit(page, `/models/${model.slug}`)
  await page.getByRole('button', { name: 'Retire', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('The day has come.')
  await dialog.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(dialog).toBeHidden()
  const history = page.getByRole('region', { name: 'History' })
  await expect(history).toContainText('The day has come.')
  for (const name of moves) await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  const { stage } = await (await steward.get(`/api/v1/models/${model.slug}`)).json()
  expect(stage).toBe('retired')
})

test('a reprieve shows in the history where it was announced', async ({ openAs, programAs }) => {
  const steward = await programAs('steward')
  const model = await addModel(steward, { stage: 'deprecated' })
  const announcement = 'https://one.example/reprieve'
  const move = { version: 1, to: 'active', reason: 'Users asked.', sourceUrl: announcement }
  await send(steward, `/models/${model.id}/reprieve`, move)
  const page = await openAs('auditor')
  await visit(page, `/models/${model.slug}`)
  const history = page.getByRole('region', { name: 'History' })
  await expect(history).toContainText('Users asked.')
  await expect(history.getByRole('link', { name: /The announcement/ })).toHaveAttribute('href', announcement)
})

test('a conflict tells a date that was added in between part by part', async ({ openAs, programAs }) => {
  const steward = await programAs('steward')
  const model = await addModel(steward)
  const page = await openAs('steward', { locale: 'ja-JP' })
  await visit(page, `/models/${model.slug}/edit`)
  const date = { kind: 'retires', date: '2027-01-01', sourceUrl: 'https://one.example/' }
  await send(steward, '/dates/add', { modelId: model.id, version: 1, ...date })
  await page.getByLabel('概要').fill('二人目が書いたこと')
  await page.getByRole('button', { name: '変更を保存' }).click()
  const notice = page.getByRole('alert').filter({ has: page.getByRole('table') })
  await expect(notice.getByRole('row', { name: /引退: 日付/ })).toContainText('2027年1月1日')
  await expect(notice).not.toContainText('{')
})

test('a tentative date never retires a model, and the record says so', async ({ openAs, programAs }) => {
  const steward = await programAs('steward')
  const model = await addModel(steward, { stage: 'deprecated' })
  const floor = { kind: 'retiresNotBefore', date: '2025-01-31', sourceUrl: 'https://one.example/' }
  await send(steward, '/dates/add', { modelId: model.id, version: 1, ...floor })
  const page = await openAs('steward')
  await visit(page, `/models/${model.slug}`)
  const retire = page.getByRole('button', { name: 'Retire', exact: true })
  await expect(retire).toBeDisabled()
  await expect(retire).toHaveAccessibleDescription(/is only a floor/)
  await expect(page.getByRole('button', { name: 'Add the retirement date' })).toBeVisible()
  const response = await steward.post(`/api/v1/models/${model.id}/retire`, {
    data: { to: 'retired', reason: 'It is time.' },
    headers: { 'sec-fetch-site': 'same-origin', 'if-match': '"2"' },
  })
  expect(response.status()).toBe(422)
  expect(await response.json()).toMatchObject({ code: 'retirementDateTentative' })
})
