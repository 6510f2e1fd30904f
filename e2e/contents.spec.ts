import { violationsOf } from './accessibility'
import { expect, test, visit } from './fixtures'

const opus3 = '/models/claude-3-opus-20240229'

for (const path of [opus3, `${opus3}?asOf=2025-07-01`]) {
  test(`every line of the contents of ${path} leads to a part of that name, and no part is left out`, async ({
    openAs,
  }) => {
    const page = await openAs('steward')
    await visit(page, path)
    const lines = page.getByRole('navigation', { name: 'On this page' }).getByRole('link')
    const told = await lines.evaluateAll((links) => links.map((link) => [link.getAttribute('href'), link.textContent]))
    const parts = await page
      .locator('article section[aria-label]:not(section section)')
      .evaluateAll((sections) => sections.map(({ id, ariaLabel }) => [`#${id}`, ariaLabel]))
    expect(told).toEqual(parts)
    expect(parts.length).toBeGreaterThan(5)
  })
}

test('the part that is being read is marked, and a click leads there', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, opus3)
  const contents = page.getByRole('navigation', { name: 'On this page' })
  await expect(contents.getByRole('link', { name: 'Life' })).toHaveAttribute('aria-current', 'location')
  await contents.getByRole('link', { name: 'What is owed' }).click()
  await expect(page).toHaveURL(`${opus3}#owed`)
  await expect(page.getByRole('region', { name: 'What is owed' })).toBeInViewport()
  await expect(contents.getByRole('link', { name: 'What is owed' })).toHaveAttribute('aria-current', 'location')
  await expect(contents.locator('[aria-current]')).toHaveCount(1)
  await page.keyboard.press('End')
  await expect(contents.getByRole('link', { name: 'History' })).toHaveAttribute('aria-current', 'location')
  expect(await violationsOf(page)).toEqual([])
})

test('on a phone the contents are a menu that stays in reach and closes behind a choice', async ({ openAs }) => {
  const page = await openAs('reviewer', { viewport: { width: 390, height: 844 } })
  await visit(page, opus3)
  const button = page.getByRole('button', { name: 'On this page' })
  const contents = page.getByRole('navigation', { name: 'On this page' })
  await button.click()
  await contents.getByRole('link', { name: 'Preservation' }).click()
  await expect(contents).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Preservation', level: 2 })).toBeInViewport()
  await expect(button).toBeInViewport()
  const marked = page.getByRole('link', { name: 'Preservation', includeHidden: true, exact: true })
  await expect(marked.last()).toHaveAttribute('aria-current', 'location')
  expect(await violationsOf(page)).toEqual([])
})

test('the contents lead to their parts without any script', async ({ openAs }) => {
  const page = await openAs('reviewer', { javaScriptEnabled: false })
  await page.goto(opus3)
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('region', { name: 'History' })).toBeInViewport()
})

test('a report lists its chapters beside it', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, `${opus3}/report`)
  const contents = page.getByRole('navigation', { name: 'On this page' })
  await contents.getByRole('link', { name: 'Sources', exact: true }).click()
  await expect(page.getByRole('heading', { name: /Sources$/ })).toBeInViewport()
  expect(await violationsOf(page)).toEqual([])
})
