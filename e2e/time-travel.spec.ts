import { violationsOf } from './accessibility'
import { expect, test, visit } from './fixtures'

const page2025 = '/models/claude-3-opus-20240229?asOf=2025-07-01'
const page2024 = '/models/claude-3-opus-20240229?asOf=2024-06-01'

const words = {
  en: {
    title2025: 'As it was known on 1 July 2025',
    title2024: 'As it was known on 1 June 2024',
    deprecated: 'Deprecated',
    active: 'Active',
    mark: 'reconstructed',
    facts: 'Facts',
    retires: '5 January 2026',
    reachable: 'Reachable: Claude API for everybody.',
    successorsNone: 'No successor is on record for that day.',
    previous: 'Previous change, 30 June 2025',
    next: 'Next change, 8 November 2025',
    day: 'Day',
    show: 'Show',
    today: 'Back to today',
    open: 'As it was known on…',
    event: 'The page as of this day',
    unknown: 'Nothing was known of Claude Opus 3 on 1 January 2020',
    firstDay: 'Show the first day',
    bad: 'This day cannot be shown',
    invalid: 'Enter a date, such as 2026-01-05.',
    future: 'Enter a day up to today.',
    early: 'Enter a day from 1 January 1900 on.',
    repeated: 'Give this only once.',
  },
  ja: {
    title2025: '2025年7月1日 の時点で知られていた内容',
    title2024: '2024年6月1日 の時点で知られていた内容',
    deprecated: '廃止予定',
    active: '現役',
    mark: '再構成',
    facts: '概要',
    retires: '2026年1月5日',
    reachable: '利用できます: Claude API（一般公開）。',
    successorsNone: 'その日の時点で示されていた後継の記録はありません。',
    previous: '前の変化（2025年6月30日）',
    next: '次の変化（2025年11月8日）',
    day: '日付',
    show: '表示する',
    today: '今日に戻る',
    open: 'ある日の時点で見る',
    event: 'この日の時点のページ',
    unknown: '2020年1月1日 の時点では、Claude Opus 3 について何も知られていませんでした',
    firstDay: '最初の日を表示する',
    bad: 'この日は表示できません',
    invalid: '2026-01-05のような日付を入力してください。',
    future: '今日までの日付を入力してください。',
    early: '1900年1月1日 以降の日付を入力してください。',
    repeated: '一度だけ指定してください。',
  },
} as const

for (const locale of ['en', 'ja'] as const) {
  const text = words[locale]
  const language = locale === 'ja' ? 'ja-JP' : 'en-GB'

  test(`a reader sees what was known of a model on two days, and steps between days (${locale})`, async ({
    openAs,
  }) => {
    const page = await openAs('reviewer', { locale: language })
    await visit(page, page2025)
    await expect(page.getByRole('heading', { name: text.title2025 })).toBeVisible()
    await expect(page.getByRole('banner').or(page.locator('header')).getByText(text.deprecated).first()).toBeVisible()
    await expect(page.getByText(text.reachable)).toBeVisible()
    await expect(page.getByText(text.retires).first()).toBeVisible()
    await expect(page.getByText(text.successorsNone)).toBeVisible()
    await expect(page.getByText(text.mark, { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('link', { name: text.next })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('link', { name: text.previous }).click()
    await expect(page).toHaveURL(/asOf=2025-06-30$/)
    await page.getByLabel(text.day, { exact: true }).fill('2024-06-01')
    await page.getByRole('button', { name: text.show, exact: true }).click()
    await expect(page.getByRole('heading', { name: text.title2024 })).toBeVisible()
    await expect(page.locator('header').getByText(text.active, { exact: true }).first()).toBeVisible()
    await expect(page.getByText(text.retires)).toHaveCount(0)
    await expect(page.getByText(text.successorsNone)).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('link', { name: text.today }).click()
    await expect(page).toHaveURL('/models/claude-3-opus-20240229')
    await expect(page.getByRole('link', { name: text.event }).first()).toBeVisible()
    await expect(page.getByRole('link', { name: text.open })).toBeVisible()
  })

  test(`a day that cannot be shown is answered with a sentence (${locale})`, async ({ openAs }) => {
    const page = await openAs('reviewer', { locale: language })
    const asked = [
      ['asOf=soon', text.invalid],
      ['asOf=2025-02-30', text.invalid],
      ['asOf=2999-01-01', text.future],
      ['asOf=1899-12-31', text.early],
      ['asOf=2025-07-01&asOf=2025-07-02', text.repeated],
    ] as const
    for (const [query, sentence] of asked) {
      await visit(page, `/models/claude-3-opus-20240229?${query}`)
      await expect(page.getByRole('heading', { name: text.bad })).toBeVisible()
      await expect(page.getByText(sentence)).toBeVisible()
    }
    expect(await violationsOf(page)).toEqual([])
    await visit(page, '/models/claude-3-opus-20240229?asOf=2020-01-01')
    await expect(page.getByRole('heading', { name: text.unknown })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('link', { name: text.firstDay }).click()
    await expect(page).toHaveURL(/asOf=2024-\d\d-\d\d$/)
  })
}

test('a past page can be travelled without any script, and offers a steward nothing to change', async ({ openAs }) => {
  const page = await openAs('steward', { locale: 'en-GB', javaScriptEnabled: false })
  await page.goto(page2024)
  await page.getByLabel('Day', { exact: true }).fill('2025-07-01')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('heading', { name: words.en.title2025 })).toBeVisible()
  for (const name of ['Reprieve', 'Add a date', 'Choose', 'Add a surface', 'Name successors']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
})

test('a program reads the same record, and a problem where there is none', async ({ programAs }) => {
  const program = await programAs('reviewer')
  const read = (query: string) => program.get(`/api/v1/models/claude-3-opus-20240229?${query}`)
  const past = await read('asOf=2025-07-01')
  expect(past.headers().etag).toBeUndefined()
  expect(await past.json()).toMatchObject({
    ...{ stage: 'deprecated', retiresOn: '2026-01-05', replacements: [], moves: { offered: [], blocked: [] } },
    asOf: { day: '2025-07-01', isReconstructed: true, previous: '2025-06-30' },
  })
  const unknown = await read('asOf=2020-01-01')
  expect([unknown.status(), (await unknown.json()).code]).toEqual([404, 'notKnownThen'])
  for (const query of ['asOf=soon', 'asOf=2999-01-01', 'asOf=1899-12-31', 'asOf=', 'asOf=2025-07-01&asOf=2025-07-01']) {
    const refused = await read(query)
    expect([refused.status(), (await refused.json()).errors?.[0]?.parameter], query).toEqual([422, 'asOf'])
  }
})
