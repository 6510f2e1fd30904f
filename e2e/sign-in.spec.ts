import { type APIRequestContext, request } from '@playwright/test'
import { askToSignIn, demoAccount, expect, send, test, uniqueWord, visit } from './fixtures'
import { joinAs } from './people'

test.use({ expectedReports: [/Failed to load resource: .*401/] })

const wrong = 'E-mail and password do not match.'

async function statusOf(program: APIRequestContext, path: string): Promise<number> {
  return (await program.get(path, { maxRedirects: 0 })).status()
}

test('a wrong password and an unknown person get the same answer', async ({ programAs, openAs }) => {
  const program = await programAs(null)
  const known = await askToSignIn(program, { ...demoAccount('reviewer'), password: 'not the password' })
  const unknown = await askToSignIn(program, { email: `${uniqueWord()}@demo.example`, password: 'not the password' })
  expect(known.status()).toBe(401)
  expect(unknown.status()).toBe(401)
  expect(await unknown.text()).toBe(await known.text())

  const page = await openAs(null)
  await visit(page, '/sign-in')
  for (const email of [demoAccount('reviewer').email, `${uniqueWord()}@demo.example`]) {
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
    await page.reload()
    await expect(page.locator('html[data-hydrated]')).toBeAttached()
  }
})

test('somebody who signs in comes back to the page they asked for', async ({ openAs }) => {
  const page = await openAs(null)
  await visit(page, '/models?stage=retired')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('E-mail').fill(demoAccount('leadership').email)
  await page.getByLabel('Password').fill(demoAccount('leadership').password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/models?stage=retired')
  await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeVisible()
})

test('nobody is sent to another site after signing in', async ({ openAs, serverUrl }) => {
  const page = await openAs(null)
  for (const next of ['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example']) {
    await page.context().clearCookies()
    await visit(page, `/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByLabel('E-mail').fill(demoAccount('leadership').email)
    await page.getByLabel('Password').fill(demoAccount('leadership').password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'My work', level: 1 })).toBeVisible()
    expect(new URL(page.url()).origin).toBe(serverUrl)
  }
})

test('signing out ends the session, so that its cookie opens nothing any more', async ({ openAs, serverUrl }) => {
  const page = await openAs(null)
  expect((await askToSignIn(page.request, demoAccount('accessOfficer'))).status()).toBe(200)
  const thief = await request.newContext({ baseURL: serverUrl, storageState: await page.context().storageState() })
  expect(await statusOf(thief, '/models')).toBe(200)
  await visit(page, '/models')
  await page.getByRole('button', { name: 'Account of Demo access officer' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await statusOf(thief, '/models')).toBe(307)
  expect(await statusOf(thief, '/api/v1/models')).toBe(401)
  await thief.dispose()
})

test('a disabled person is out on the very next request', async ({ openAs, programAs }) => {
  const admin = await programAs('admin')
  const person = await joinAs({ admin, page: await openAs(null), roles: ['reviewer'] })
  const program = await programAs(null)
  expect((await askToSignIn(program, person)).status()).toBe(200)
  expect(await statusOf(program, '/models')).toBe(200)
  await send(admin, `/people/${person.id}/disable`, { version: await person.version() })
  expect(await statusOf(program, '/models')).toBe(307)
  expect(await statusOf(program, '/api/v1/models')).toBe(401)
  expect((await askToSignIn(program, person)).status()).toBe(401)
})

test('a change of roles bites on the very next request', async ({ openAs, programAs }) => {
  const admin = await programAs('admin')
  const person = await joinAs({ admin, page: await openAs(null), roles: ['reviewer'] })
  const program = await programAs(null)
  await askToSignIn(program, person)
  expect(await statusOf(program, '/audit')).toBe(403)
  await send(admin, `/people/${person.id}/set-roles`, { version: await person.version(), roles: ['auditor'] })
  expect(await statusOf(program, '/audit')).toBe(200)
  await send(admin, `/people/${person.id}/set-roles`, { version: await person.version(), roles: ['reviewer'] })
  expect(await statusOf(program, '/audit')).toBe(403)
})

test('ended sessions have to sign in again', async ({ openAs, programAs }) => {
  const admin = await programAs('admin')
  const person = await joinAs({ admin, page: await openAs(null), roles: ['reviewer'] })
  const program = await programAs(null)
  await askToSignIn(program, person)
  await send(admin, `/people/${person.id}/end-sessions`, { version: await person.version() })
  expect(await statusOf(program, '/models')).toBe(307)
  expect((await askToSignIn(program, person)).status()).toBe(200)
  expect(await statusOf(program, '/models')).toBe(200)
})

test('a Japanese reader signs in, in Japanese', async ({ openAs }) => {
  const page = await openAs(null, { locale: 'ja-JP' })
  await visit(page, '/sign-in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to Emeritus' })).toBeVisible()
  await page.getByRole('button', { name: '日本語' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await page.getByLabel('メールアドレス').fill(demoAccount('leadership').email)
  await page.getByLabel('パスワード').fill(demoAccount('leadership').password)
  await page.getByRole('button', { name: 'サインイン' }).click()
  await expect(page).toHaveURL('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
})
