import { expect, test, visit } from './fixtures'

test('the palette says that the session has ended, and where to go on', async ({ openAs }) => {
  const page = await openAs('steward')
  await visit(page, '/models')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search or go to' })
  const box = palette.getByPlaceholder('A page, a model, a person')
  await box.fill('claude')
  await expect(palette.getByText('Records', { exact: true })).toBeVisible()
  await page.context().clearCookies()
  await box.fill('claude 3')
  await expect(palette.getByText('Your session has ended, so nothing was searched.')).toBeVisible()
  await expect(palette.getByText('Nothing is called that.')).toHaveCount(0)
  await palette.getByRole('link', { name: 'Sign in again' }).click()
  await expect(page).toHaveURL('/sign-in?next=%2Fmodels')
})
