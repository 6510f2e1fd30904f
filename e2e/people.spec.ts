import { askToSignIn, expect, test, uniqueWord, visit } from './fixtures'
import { joinAs, setPassword } from './people'

test('an admin adds a person, whose link sets a password once', async ({ openAs, programAs }) => {
  const email = `${uniqueWord()}@tests.example`
  const admin = await openAs('admin')
  await visit(admin, '/settings/people')
  await admin.getByRole('button', { name: 'Add a person' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Somebody new')
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByRole('checkbox', { name: /^Reviewer/ }).check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = await dialog.getByText(/\/invitation\//).innerText()
  await dialog.getByRole('button', { name: 'Close' }).click()

  const person = await openAs(null)
  await visit(person, link)
  await expect(person.getByRole('heading', { name: 'Welcome, Somebody new' })).toBeVisible()
  await setPassword(person, 'too short')
  await expect(person.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText('12')
  const password = `a long password ${uniqueWord()}`
  await setPassword(person, password, `${password} but different`)
  await expect(person.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible()
  await setPassword(person, password)
  await expect(person.getByRole('heading', { name: 'My work', level: 1 })).toBeVisible()
  await visit(person, link)
  await expect(person.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible()
  expect((await askToSignIn(await programAs(null), { email, password })).status()).toBe(200)
})

test('a new link makes the earlier one useless', async ({ openAs }) => {
  const email = `${uniqueWord()}@tests.example`
  const admin = await openAs('admin')
  await visit(admin, '/settings/people')
  await admin.getByRole('button', { name: 'Add a person' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Somebody late')
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByRole('checkbox', { name: /^Auditor/ }).check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const earlier = await dialog.getByText(/\/invitation\//).innerText()
  await visit(admin, `/settings/people?q=${email}`)
  await admin.getByRole('button', { name: /^Actions/ }).click()
  await admin.getByRole('button', { name: 'New link' }).click()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const later = await dialog.getByText(/\/invitation\//).innerText()
  const person = await openAs(null)
  await visit(person, earlier)
  await expect(person.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible()
  await visit(person, later)
  await expect(person.getByRole('heading', { name: 'Welcome, Somebody late' })).toBeVisible()
})

test('an admin disables a person, and can enable them again', async ({ openAs, programAs }) => {
  const person = await joinAs({ admin: await programAs('admin'), page: await openAs(null), roles: ['reviewer'] })
  const admin = await openAs('admin')
  await visit(admin, `/settings/people?q=${person.email}`)
  const row = admin.getByRole('row').filter({ hasText: person.email })
  const dialog = admin.getByRole('dialog')
  await row.getByRole('button', { name: /^Actions/ }).click()
  await row.getByRole('button', { name: 'Disable' }).click()
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(row).toContainText('Disabled')
  await row.getByRole('button', { name: /^Actions/ }).click()
  await row.getByRole('button', { name: 'Enable' }).click()
  await dialog.getByRole('button', { name: 'Enable' }).click()
  await expect(row).toContainText('Active')
})

test('an auditor sees the people and changes nothing about them', async ({ openAs }) => {
  const page = await openAs('auditor')
  await visit(page, '/settings/people')
  await expect(page.getByRole('rowheader', { name: 'Demo steward' })).toBeVisible()
  for (const name of ['Add a person', 'Roles', 'Disable', 'End sessions']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
})

test('an admin is not offered to disable the own account', async ({ openAs }) => {
  const page = await openAs('admin')
  await visit(page, '/settings/people?q=admin@demo.example')
  const row = page.getByRole('row').filter({ hasText: 'admin@demo.example' })
  await row.getByRole('button', { name: /^Actions/ }).click()
  await expect(row.getByRole('button', { name: 'Roles' })).toBeVisible()
  await expect(row.getByRole('button', { name: 'Disable' })).toHaveCount(0)
})
