import type { APIRequestContext, Page } from '@playwright/test'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'

const source = 'https://one.example/announcement'

/** The texts a steward reads, in the language of her browser. */
const words = {
  en: {
    add: 'Add a surface',
    surface: 'Surface',
    mode: 'How',
    starts: /First day \(optional\)/,
    ends: 'First day after',
    promised: /^Promised until/,
    reason: 'Reason',
    end: 'End',
    section: 'Where it can be reached',
    reachable: 'Reachable: claude.ai by request.',
    unreachable: 'On no surface on record can it be reached today.',
    kept: /promised until 1 June 2090/i,
    refused: /It is promised until 1 June 2090/,
    name: 'Name successors',
    successors: 'Successors',
    stated: 'Stated on',
    source: 'Source',
    path: 'Where the successors lead',
    active: 'Active',
    deadEnd: 'No successor on record is still active.',
  },
  ja: {
    add: '提供面を追加',
    surface: '提供面',
    mode: '方法',
    starts: /開始日/,
    ends: '終了日',
    promised: /^約束の期日/,
    reason: '理由',
    end: '終了',
    section: '利用できる場所',
    reachable: '利用できます: claude.ai（申請制）。',
    unreachable: '記録されている提供面では、今日利用できるものはありません。',
    kept: /2090年6月1日 まで約束/,
    refused: /2090年6月1日 までの提供が約束されています/,
    name: '後継を記録',
    successors: '後継',
    stated: '記載の日',
    source: '出典',
    path: '後継の行き先',
    active: '現役',
    deadEnd: '記録されている後継のうち、提供中のものはありません。',
  },
} as const

type Words = (typeof words)['en' | 'ja']

for (const locale of ['en', 'ja'] as const) {
  const text = words[locale]

  test(`a steward opens a window, may not break its promise, and ends another (${locale})`, async ({
    openAs,
    programAs,
    serverUrl,
  }) => {
    const model = await addModel(await programAs('steward'))
    const page = await openIn(await openAs('steward'), locale, serverUrl)
    await visit(page, `/models/${model.slug}`)
    await openWindow(page, text, { surface: 'claude.ai', mode: 'byRequest', startsOn: '2026-01-05' })
    await expect(page.getByText(text.reachable)).toBeVisible()
    const section = page.getByRole('region', { name: text.section })
    await endWindow(page, text, { surface: 'claude.ai', endsOn: '2026-02-05' })
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText(text.unreachable)).toBeVisible()

    await openWindow(page, text, {
      surface: 'Claude API',
      mode: 'public',
      startsOn: '2026-01-05',
      committedUntil: '2090-06-01',
    })
    await expect(section.getByText(text.kept)).toBeVisible()
    await endWindow(page, text, { surface: 'Claude API', endsOn: '2080-01-01' })
    await expect(page.getByRole('dialog').getByText(text.refused)).toBeVisible()
  })

  test(`a steward names a successor, and the page shows where it leads (${locale})`, async ({
    openAs,
    programAs,
    serverUrl,
  }) => {
    const steward = await programAs('steward')
    const [last, middle] = [uniqueWord(), uniqueWord()]
    await addModel(steward, { apiId: last, displayName: `Last ${last}` })
    const { id } = await addRetired(steward, { apiId: middle, displayName: `Middle ${middle}` })
    const model = await addRetired(steward)
    const page = await openIn(await openAs('steward'), locale, serverUrl)
    await visit(page, `/models/${model.slug}`)
    await page.getByRole('button', { name: text.name }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(text.successors, { exact: true }).fill(middle)
    await dialog.getByLabel(text.stated).fill('2026-01-05')
    await dialog.getByLabel(text.source, { exact: true }).fill(source)
    await dialog.getByRole('button', { name: text.name }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(text.deadEnd)).toBeVisible()

    const successor = { references: [last], statedOn: '2026-02-05', sourceUrl: source }
    await send(steward, '/replacements/name', { modelId: id, version: 2, ...successor })
    await page.reload()
    const path = page.getByRole('list', { name: text.path })
    await expect(path.getByRole('listitem').last()).toContainText(`Last ${last}`)
    await expect(path.getByRole('listitem').last()).toContainText(text.active)
    await expect(page.getByText(text.deadEnd)).toHaveCount(0)
  })
}

test('a model announced too late is not offered for retirement, in the page, the API or any form', async ({
  openAs,
  programAs,
}) => {
  const steward = await programAs('steward')
  const model = await addModel(steward, { stage: 'deprecated' })
  const today = new Date().toISOString().slice(0, 10)
  const state = { modelId: model.id, sourceUrl: source, date: today }
  await send(steward, '/dates/add', { ...state, version: 1, kind: 'deprecated' })
  const { notice } = await send(steward, '/dates/add', { ...state, version: 2, kind: 'retires' })
  expect(notice).toMatchObject({ days: 0, isShort: true })

  const page = await openAs('steward')
  await visit(page, `/models/${model.slug}`)
  await expect(page.getByText(/^0 days \(policy asks \d+\)$/)).toBeVisible()
  await expect(page.getByText('Shorter than the policy asks')).toBeVisible()
  const retire = page.getByRole('button', { name: 'Retire', exact: true })
  await expect(retire).toBeDisabled()
  await expect(retire).toHaveAccessibleDescription(/Retirement was announced today; the policy asks for/)
  const response = await steward.post(`/api/v1/models/${model.id}/retire`, {
    data: { to: 'retired', reason: 'It is time.' },
    headers: { 'sec-fetch-site': 'same-origin', 'if-match': '"3"' },
  })
  expect([response.status(), (await response.json()).code]).toEqual([422, 'noticeTooShort'])
})

test('a reprieve takes the announced dates back and says so on the page', async ({ openAs, programAs }) => {
  const steward = await programAs('steward')
  const model = await addModel(steward, { stage: 'deprecated' })
  await send(steward, '/dates/add', {
    ...{ modelId: model.id, version: 1, kind: 'retires', date: '2026-01-05' },
    sourceUrl: source,
  })
  const page = await openAs('steward')
  await visit(page, `/models/${model.slug}`)
  await page.getByRole('button', { name: 'Reprieve' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('New stage').selectOption('active')
  await dialog.getByLabel('Reason').fill('Researchers asked for it.')
  await dialog.getByLabel('Announcement').fill('https://one.example/reprieve')
  await dialog.getByRole('button', { name: 'Reprieve' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^Reprieved on /)).toBeVisible()
  await expect(page.getByText(/taken back by the reprieve of/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Reprieved')
})

test('an admin changes the policy with a reason; the history says who, what and why', async ({ openAs }) => {
  const page = await openAs('admin')
  await visit(page, '/settings/policy')
  await changeNotice(page, '0', 'Too low.')
  await expect(page.getByRole('dialog').getByText('Enter 1 or more.').first()).toBeVisible()
  await page.keyboard.press('Escape')
  const reason = `Leadership asked for it: ${uniqueWord()}.`
  await changeNotice(page, '61', reason)
  const line = page.getByRole('region', { name: 'Versions' }).getByRole('listitem').filter({ hasText: reason })
  await expect(line).toContainText('Demo admin')
  await expect(line).toContainText('61 days')
  await changeNotice(page, '60', 'Back to what it was.')
  await expect(page.getByRole('region', { name: 'In force' })).toContainText('60 days')
})

test('only a steward is offered changes of availability and successors, and only an admin those of the policy', async ({
  openAs,
}) => {
  for (const role of ['admin', 'auditor', 'leadership'] as const) {
    const page = await openAs(role)
    await visit(page, '/models/claude-3-opus-20240229')
    await expect(
      page.getByText('Retired, yet reachable: Claude API by request, claude.ai for paid plans.'),
    ).toBeVisible()
    for (const name of ['Add a surface', 'End', 'Correct', 'Name successors']) {
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
    }
    await visit(page, '/settings/policy')
    await expect(page.getByRole('button', { name: 'Change the policy' })).toHaveCount(role === 'admin' ? 1 : 0)
  }
})

/** A model cannot be put on record as retired: its stage is recorded afterwards, with a reason, and it is at version 2. */
async function addRetired(program: APIRequestContext, fields: Readonly<Record<string, unknown>> = {}) {
  const model = await addModel(program, { ...fields, stage: null })
  const move = { version: 1, to: 'retired', reason: 'The announcement says so.' }
  await send(program, `/models/${model.id}/record-stage`, move)
  return model
}

async function openIn(page: Page, locale: 'en' | 'ja', url: string): Promise<Page> {
  await page.context().addCookies([{ name: 'emeritus.locale', value: locale, url }])
  return page
}

type Opening = {
  readonly surface: string
  readonly mode: string
  readonly startsOn: string
  readonly committedUntil?: string
}

async function openWindow(page: Page, text: Words, { surface, mode, startsOn, committedUntil }: Opening) {
  await page.getByRole('button', { name: text.add }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(text.surface, { exact: true }).fill(surface)
  await dialog.getByLabel(text.mode, { exact: true }).selectOption(mode)
  await dialog.getByLabel(text.starts).fill(startsOn)
  if (committedUntil) await dialog.getByLabel(text.promised).fill(committedUntil)
  await dialog.getByLabel(text.reason).fill('The announcement says so.')
  await dialog.getByRole('button', { name: text.add }).click()
  await expect(dialog).toBeHidden()
}

async function endWindow(page: Page, text: Words, { surface, endsOn }: { surface: string; endsOn: string }) {
  const row = page.getByRole('region', { name: text.section }).getByRole('listitem').filter({ hasText: surface })
  await row.getByRole('button', { name: text.end, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(text.ends).fill(endsOn)
  await dialog.getByLabel(text.reason).fill('It was announced.')
  await dialog.getByRole('button', { name: text.end, exact: true }).click()
}

async function changeNotice(page: Page, days: string, reason: string) {
  await page.getByRole('button', { name: 'Change the policy' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Notice before a retirement').fill(days)
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: 'Change the policy' }).click()
  if (days !== '0') await expect(dialog).toBeHidden()
}
