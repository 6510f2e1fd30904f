import type { Page } from '@playwright/test'
import { plusDays } from '@/lib/days'
import { isoDateIn } from '@/lib/i18n/format'
import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit, visitRows } from './fixtures'

type Program = Parameters<typeof send>[0]

const today = isoDateIn(new Date(), 'UTC')

/** Something that is owed to a model of this test's own, due so many days from today. */
async function owe(program: Program, fields: Readonly<Record<string, unknown>>, days: number | null) {
  const word = uniqueWord()
  const dueOn = days === null ? null : plusDays(today, days)
  const made = { title: `${word} to do`, sourceTitle: 'A test', dueOn, ...fields }
  const { id } = await send(program, '/obligations/open', made)
  return { id: String(id), word, title: made.title }
}

async function idOf(admin: Program, email: string): Promise<string> {
  const { data } = await (await admin.get('/api/v1/people')).json()
  return data.find((person: { email: string }) => person.email === email).id
}

function part(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true })
}

test('the board has what is overdue apart, then what waits for its reader, then the rest', async ({
  openAs,
  programAs,
}) => {
  const [steward, admin] = [await programAs('steward'), await programAs('admin')]
  const model = await addModel(steward)
  const subject = { modelId: model.id }
  const overdue = await owe(steward, subject, -3)
  const mine = await owe(steward, { ...subject, ownerId: await idOf(admin, 'reviewer@demo.example') }, 2)
  const rest = await owe(steward, subject, 2)
  const standing = await owe(steward, subject, null)

  const page = await openAs('reviewer')
  await visit(page, `/?q=${model.name.split(' ')[1]}`)
  await expect(part(page, 'Overdue').getByRole('row')).toContainText(['Time left', overdue.title])
  await expect(part(page, 'Overdue')).toContainText('3 days overdue')
  await expect(part(page, 'Yours')).toContainText(mine.title)
  await expect(part(page, 'Yours')).toContainText('2 days left')
  await expect(part(page, 'Everything else owed')).toContainText(rest.title)
  await expect(page.getByText(standing.title)).toBeHidden()
  expect(await violationsOf(page)).toEqual([])

  await page.getByRole('link', { name: '1 standing obligation never comes due' }).click()
  await expect(page).toHaveURL(/due=undated/)
  await expect(part(page, 'Everything else owed')).toContainText(standing.title)
  await expect(page.getByText(overdue.title)).toBeHidden()

  await page.getByRole('link', { name: '1 overdue' }).click()
  await expect(page).toHaveURL(/due=overdue/)
  await part(page, 'Overdue').getByRole('link', { name: overdue.title }).click()
  await expect(page).toHaveURL(`/obligations/${overdue.id}`)
})

test('a row leads to the place where its kind is settled, and keys go through the rows of all parts', async ({
  openAs,
  programAs,
}) => {
  const steward = await programAs('steward')
  const model = await addModel(steward)
  const report = await owe(steward, { modelId: model.id, kind: 'report' }, -1)
  const other = await owe(steward, { modelId: model.id }, 5)
  const page = await openAs('leadership')
  await visitRows(page, `/?q=${model.name.split(' ')[1]}`)
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: report.title })).toBeFocused()
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: other.title })).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/models/${model.slug}/report`)
})

test('filters stand in the address, and are taken away again', async ({ openAs, programAs }) => {
  const steward = await programAs('steward')
  const model = await addModel(steward)
  const word = model.name.split(' ')[1]
  const report = await owe(steward, { modelId: model.id, kind: 'report' }, 5)
  const interview = await owe(steward, { modelId: model.id, kind: 'interview' }, 5)
  const page = await openAs('steward')
  await visit(page, `/?q=${word}`)
  await page.getByRole('button', { name: 'Filter by Kind' }).click()
  await page.getByRole('link', { name: 'Report' }).click()
  await expect(page).toHaveURL(`/?q=${word}&kind=report`)
  await expect(page.getByText(report.title)).toBeVisible()
  await expect(page.getByText(interview.title)).toBeHidden()
  await visit(page, `/?q=${word}&kind=access`)
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear filters' }).first().click()
  await expect(page).toHaveURL('/')
})

test('the calendar has what is due on its day, and a full day opens whole', async ({ openAs, programAs }) => {
  const steward = await programAs('steward')
  const model = await addModel(steward)
  const day = '2101-05-12'
  const words: string[] = []
  for (let at = 0; at < 5; at++) {
    words.push((await owe(steward, { modelId: model.id, dueOn: day }, 0)).word)
  }
  const page = await openAs('reviewer')
  await visitRows(page, '/calendar?month=2101-05')
  await expect(page.getByRole('heading', { name: 'May 2101' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('link', { name: /2 more$/ }).click()
  await expect(page).toHaveURL(`/calendar?day=${day}`)
  for (const word of words) await expect(page.getByRole('link', { name: new RegExp(word) })).toBeVisible()
  await page.getByRole('link', { name: 'On the board' }).click()
  await expect(page).toHaveURL(`/?on=${day}`)
  await expect(part(page, 'Everything else owed').getByRole('row')).toHaveCount(6)

  await visit(page, '/calendar?month=2101-05')
  await page.getByRole('link', { name: 'Next month' }).click()
  await expect(page).toHaveURL('/calendar?month=2101-06')
  await page.getByRole('link', { name: 'This month' }).click()
  await expect(page.locator('[aria-current="date"]')).toContainText('today')
})

test('a calendar program gets what is due until it is settled', async ({ programAs }) => {
  const [steward, leadership] = [await programAs('steward'), await programAs('leadership')]
  const model = await addModel(steward)
  const owed = await owe(steward, { modelId: model.id, kind: 'report' }, 40)
  const { token } = await send(leadership, '/calendars/create-address', { name: uniqueWord() })
  const read = async (more: string) => {
    const answer = await leadership.get(`/feeds/calendar.ics?key=${token}&provider=testing${more}`)
    return (await answer.text()).replaceAll('\r\n ', '')
  }
  expect(await read('')).toContain(`UID:obligation-${owed.id}@emeritus`)
  expect(await read('&show=obligations')).toContain(`/models/${model.slug}/report`)
  expect(await read('&show=dates')).not.toContain(owed.id)
  expect(await read('&show=mine')).not.toContain(owed.id)
  await send(steward, `/obligations/${owed.id}/dismiss`, { version: 1, reason: 'It was a test.' })
  expect(await read('&show=obligations')).not.toContain(owed.id)
})

for (const locale of ['en', 'ja'] as const) {
  test(`board and calendar work on a phone, without script, and pass the checks in ${locale}`, async ({ openAs }) => {
    const viewport = { width: 390, height: 844 }
    const phone = await openAs('steward', { viewport, locale, colorScheme: 'dark' })
    for (const path of ['/', '/calendar', `/calendar?day=${today}`]) {
      await visit(phone, path)
      const width = await phone.evaluate(() => document.documentElement.scrollWidth)
      expect([path, width]).toEqual([path, viewport.width])
      expect([path, await violationsOf(phone)]).toEqual([path, []])
    }
    const plain = await openAs('reviewer', { locale, javaScriptEnabled: false })
    await plain.goto('/calendar?month=2026-01')
    await plain.getByRole('link', { name: locale === 'en' ? 'Next month' : '次の月' }).click()
    await expect(plain).toHaveURL('/calendar?month=2026-02')
  })
}
