import type { APIRequestContext, Page } from '@playwright/test'
import model from '@/lib/i18n/messages/en/model.json' with { type: 'json' }
import refusal from '@/lib/i18n/messages/en/refusal.json' with { type: 'json' }
import retirement from '@/lib/i18n/messages/en/retirement.json' with { type: 'json' }
import modelJa from '@/lib/i18n/messages/ja/model.json' with { type: 'json' }
import refusalJa from '@/lib/i18n/messages/ja/refusal.json' with { type: 'json' }
import retirementJa from '@/lib/i18n/messages/ja/retirement.json' with { type: 'json' }
import { violationsOf } from './accessibility'
import { addModel, expect, send, test, visit } from './fixtures'
import { readModel, settleChecklist } from './retirements'

const source = 'https://one.example/announcement'

/** The texts that people read, in the language of their browser. */
const messages = {
  en: { model, refusal, retirement },
  ja: { model: modelJa, refusal: refusalJa, retirement: retirementJa },
} as const

for (const locale of ['en', 'ja'] as const) {
  const { model: m, retirement: t } = messages[locale]

  test(`a model is retired once every item is met or waived, and its page keeps how (${locale})`, async ({
    openAs,
    programAs,
    serverUrl,
  }) => {
    const steward = await programAs('steward')
    const subject = await addDue(steward)
    const page = await openIn(await openAs('steward'), locale, serverUrl)
    await visit(page, `/models/${subject.slug}`)
    await expect(page.getByRole('button', { name: m.move_retire, exact: true })).toBeDisabled()
    await page.getByRole('link', { name: t.toChecklist }).click()
    const section = page.getByRole('region', { name: t.title })
    await expect(section).toBeInViewport()
    await expect(itemIn(section, t.item_downsides)).toContainText(t.state_notMet)

    await page.getByRole('button', { name: `${t.assess} (${t.kind_users})` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(t.severity).selectOption('high')
    await dialog.getByLabel(t.text, { exact: true }).fill('Many people write with it every day.')
    await dialog.getByRole('button', { name: t.assess }).click()
    await expect(dialog).toBeHidden()
    await expect(itemIn(section, t.item_downsides)).not.toContainText(t.kind_users)

    await section.getByRole('button', { name: `${t.attest} (${t.item_preferences})` }).click()
    await dialog.getByLabel(t.attestNote, { exact: true }).fill('All four are decided.')
    await dialog.getByRole('button', { name: t.attest }).click()
    await expect(dialog.getByText(messages[locale].refusal.evidenceMissing).first()).toBeVisible()
    await dialog.getByLabel(t.evidenceUrl).fill('https://one.example/decisions')
    await dialog.getByRole('button', { name: t.attest }).click()
    await expect(dialog).toBeHidden()
    await expect(itemIn(section, t.item_preferences)).toContainText('All four are decided.')

    await settleChecklist(steward, subject.id, ['interview'])
    const leader = await openIn(await openAs('leadership'), locale, serverUrl)
    await visit(leader, `/models/${subject.slug}`)
    await leader.getByRole('button', { name: `${t.waive} (${t.item_interview})` }).click()
    await leader.getByRole('dialog').getByLabel(t.waiveReason, { exact: true }).fill('It can no longer be served.')
    await leader.getByRole('dialog').getByRole('button', { name: t.waive }).click()
    await expect(leader.getByRole('dialog')).toBeHidden()
    await expect(leader.getByRole('region', { name: t.title })).toContainText('It can no longer be served.')

    await page.reload()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: m.move_retire, exact: true }).click()
    await dialog.getByLabel(m.reason, { exact: true }).fill('Its day has come.')
    await dialog.getByRole('button', { name: m.move_retire, exact: true }).click()
    await expect(dialog).toBeHidden()
    const how = page.getByRole('region', { name: t.titleRetired })
    await expect(itemIn(how, t.item_interview)).toContainText(t.state_waived)
    await expect(itemIn(how, t.item_weights)).toContainText(t.state_met)
    await expect(how.getByRole('button')).toHaveCount(0)
    expect(await violationsOf(page)).toEqual([])
  })
}

test('an override takes two people: whoever proposes it is not offered to confirm it, and its reason stays', async ({
  openAs,
  programAs,
}) => {
  const t = messages.en.retirement
  const steward = await programAs('steward')
  const subject = await addDue(steward)
  const page = await openAs('steward')
  await visit(page, `/models/${subject.slug}`)
  await page.getByRole('button', { name: t.propose }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t.overrideNote, { exact: true }).fill('The last machine that runs it is failing.')
  await dialog.getByRole('button', { name: t.propose }).click()
  await expect(dialog).toBeHidden()
  const overrides = page.getByRole('list', { name: t.overrides })
  await expect(overrides).toContainText(t.awaiting)
  await expect(overrides.getByRole('button', { name: t.confirm })).toHaveCount(0)
  const { id } = (await readModel(steward, subject.id)).checklist.overrides[0]
  const own = await steward.post(`/api/v1/retirement-overrides/${id}/confirm`, {
    data: { note: 'I am sure.' },
    headers: { 'sec-fetch-site': 'same-origin', 'if-match': '"4"' },
  })
  expect([own.status(), (await own.json()).code]).toEqual([403, 'forbidden'])

  const leader = await openAs('leadership')
  await visit(leader, `/models/${subject.slug}`)
  await leader.getByRole('button', { name: t.confirm, exact: true }).click()
  const answer = leader.getByRole('dialog')
  await expect(answer).toContainText('The last machine that runs it is failing.')
  await answer.getByLabel(t.overrideNote, { exact: true }).fill('We looked at it ourselves.')
  await answer.getByRole('button', { name: t.confirm, exact: true }).click()
  await expect(answer).toBeHidden()
  expect(await violationsOf(leader)).toEqual([])

  await page.reload()
  await page.getByRole('button', { name: 'Retire', exact: true }).click()
  await dialog.getByLabel('Reason', { exact: true }).fill('It can run no longer.')
  await dialog.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(dialog).toBeHidden()
  const how = page.getByRole('region', { name: t.titleRetired })
  await expect(how).toContainText('The last machine that runs it is failing.')
  await expect(how).toContainText('We looked at it ourselves.')
  await expect(how.getByRole('list', { name: t.overrides })).toContainText(t.override_used)
})

test('a form that was open while a waiver was taken back retires nothing: it is told what is missing', async ({
  openAs,
  programAs,
}) => {
  const [steward, leader] = [await programAs('steward'), await programAs('leadership')]
  const subject = await addDue(steward)
  await settleChecklist(steward, subject.id, ['interview'])
  const waiver = await waive(leader, subject.id)
  const page = await openAs('steward')
  await visit(page, `/models/${subject.slug}`)
  await page.getByRole('button', { name: 'Retire', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Reason', { exact: true }).fill('Its day has come.')
  const { version } = await readModel(leader, subject.id)
  await send(leader, `/checklists/${waiver}/unwaive`, { version, reason: 'It can be served after all.' })
  const dialog = page.getByRole('dialog')
  const again = dialog.getByRole('button', { name: 'Retire', exact: true })
  await again.click()
  await expect(dialog.getByText(/Somebody changed this record/)).toBeVisible()
  await again.click()
  await expect(dialog.getByText(/neither met nor waived: Interview/)).toBeVisible()
  expect((await readModel(steward, subject.id)).stage).toBe('deprecated')
})

test('signs of demand stand on the page with their caveats, and one that does not hold is struck through', async ({
  openAs,
  programAs,
}) => {
  const t = messages.en.retirement
  const subject = await addModel(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, `/models/${subject.slug}`)
  const section = page.getByRole('region', { name: t.demand })
  await expect(section).toContainText(t.demandNone)
  await section.getByRole('button', { name: t.addSignal }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t.signalSource, { exact: true }).fill('An open letter')
  await dialog.getByLabel(t.signalUrl, { exact: true }).fill('https://one.example/letter')
  await dialog.getByLabel(/^Size/).fill('312 signatures')
  await dialog.getByLabel(/^Caveat/).fill('Nobody checked who signed.')
  await dialog.getByRole('button', { name: t.addSignal }).click()
  await expect(dialog).toBeHidden()
  await expect(section).toContainText('312 signatures')
  await expect(section).toContainText('Nobody checked who signed.')
  await section.getByRole('button', { name: `${t.withdrawSignal} (An open letter)` }).click()
  await dialog.getByLabel(t.waiveReason, { exact: true }).fill('It speaks of another model.')
  await dialog.getByRole('button', { name: t.withdrawSignal }).click()
  await expect(dialog).toBeHidden()
  await expect(section).toContainText('Withdrawn: It speaks of another model.')
})

function itemIn(section: ReturnType<Page['getByRole']>, name: string) {
  return section.getByRole('listitem').filter({ has: section.page().getByRole('heading', { name, exact: true }) })
}

/** A model whose dates allow its retirement, with nothing else settled. */
async function addDue(steward: APIRequestContext) {
  const added = await addModel(steward, { stage: 'deprecated' })
  const claim = { modelId: added.id, sourceUrl: source }
  await send(steward, '/dates/add', { ...claim, version: 1, kind: 'deprecated', date: '2025-06-30' })
  await send(steward, '/dates/add', { ...claim, version: 2, kind: 'retires', date: '2026-01-05' })
  return added
}

async function waive(leader: APIRequestContext, modelId: string): Promise<string> {
  const { version } = await readModel(leader, modelId)
  const waiver = { modelId, version, item: 'interview', reason: 'It can no longer be served.' }
  return String((await send(leader, '/checklists/waive', waiver)).id)
}

async function openIn(page: Page, locale: 'en' | 'ja', url: string): Promise<Page> {
  await page.context().addCookies([{ name: 'emeritus.locale', value: locale, url }])
  return page
}
