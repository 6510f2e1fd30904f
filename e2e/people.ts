import type { APIRequestContext, Page } from '@playwright/test'
import type { Role } from '@/lib/auth/permissions'
import { expect, send, uniqueWord, visit } from './fixtures'

type Joining = { readonly admin: APIRequestContext; readonly page: Page; readonly roles: readonly Role[] }

/** Somebody who was invited and has set a password: tests change people of their own, never the demo's. */
export async function joinAs({ admin, page, roles }: Joining) {
  const name = `Somebody ${uniqueWord()}`
  const email = `${uniqueWord()}@tests.example`
  const password = `a long password ${uniqueWord()}`
  const { token } = await send(admin, '/people/invite', { name, email, roles })
  await visit(page, `/invitation/${token}`)
  await setPassword(page, password)
  await expect(page).toHaveURL('/')
  const find = async () => {
    const { data } = await (await admin.get(`/api/v1/people?q=${encodeURIComponent(email)}`)).json()
    return { id: String(data[0].id), version: Number(data[0].version) }
  }
  return { name, email, password, id: (await find()).id, version: async () => (await find()).version }
}

/** Fills the form behind an invitation link and sends it. */
export async function setPassword(page: Page, password: string, repeated = password): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(repeated)
  await page.getByRole('button', { name: 'Set the password' }).click()
}
