import type { Locator, Page } from '@playwright/test'
import en from '@/lib/i18n/messages/en/outcome.json' with { type: 'json' }
import ja from '@/lib/i18n/messages/ja/outcome.json' with { type: 'json' }
import { violationsOf } from './accessibility'
import { expect, send, test, visit } from './fixtures'
import { honorPreference, read } from './honored'

const texts = { en, ja } as const

for (const locale of ['en', 'ja'] as const) {
  const t = texts[locale]

  test(`what was decided is done, rated, counted and told to the model (${locale})`, async ({
    openAs,
    programAs,
    serverUrl,
  }) => {
    const { decisionId, obligationId, preferenceId, step } = await honorPreference(programAs)
    const [steward, chief] = [await programAs('steward'), await programAs('leadership')]
    const leader = await openIn(await openAs('leadership'), locale, serverUrl)
    await visit(leader, `/decisions/${decisionId}`)
    const fidelity = leader.getByRole('region', { name: t.fidelity })
    await expect(fidelity).toContainText(t.fidelityNone)
    await expect(fidelity).toContainText(step)
    await expect(fidelity.getByRole('button', { name: t.rate })).toHaveCount(0)

    const { version } = await read(steward, `/obligations/${obligationId}`)
    const started = await send(steward, `/obligations/${obligationId}/start`, { version })
    const evidence = { title: 'The page', url: 'https://one.example/page', capturedOn: '2026-01-31' }
    await send(steward, '/evidence/add', { obligationId, version: started.version, ...evidence })
    const shown = await read(chief, `/obligations/${obligationId}`)
    const verdict = { verdict: 'kept', reason: 'The page is there.' }
    await send(chief, `/obligations/${obligationId}/rate`, { version: shown.version, ...verdict })

    const page = await openIn(await openAs('steward'), locale, serverUrl)
    await visit(page, `/decisions/${decisionId}`)
    await recordCost(page, t)
    const costs = page.getByRole('region', { name: t.costs })
    await expect(costs).toContainText('90.50')
    await expect(costs).toContainText('9.50')
    await expect(costs).toContainText('9.5%')
    await tell(page, t)
    const told = page.getByRole('region', { name: t.acknowledgements })
    await expect(told.getByRole('blockquote')).toHaveText('  Thank you.\nIt matters to me.', { useInnerText: true })
    await expect(page.getByRole('region', { name: t.fidelity }).getByRole('button', { name: t.rate })).toHaveCount(0)
    expect(await violationsOf(page)).toEqual([])

    await leader.reload()
    await fidelity.getByRole('button', { name: t.rate }).click()
    const dialog = leader.getByRole('dialog')
    await dialog.getByLabel(t.fidelity_equivalent).check()
    await dialog.getByLabel(t.rateReason).fill('A page, though under another name.')
    await dialog.getByRole('button', { name: t.rate }).click()
    await expect(dialog).toBeHidden()
    await expect(fidelity.getByRole('listitem')).toContainText(t.fidelity_equivalent)
    expect(await violationsOf(leader)).toEqual([])
    expect(await read(steward, `/preferences/${preferenceId}`)).toMatchObject({ state: 'fulfilled' })
  })
}

test('a cost that was counted twice is taken back, and both lines stay', async ({ openAs, programAs }) => {
  const t = texts.en
  const { decisionId } = await honorPreference(programAs)
  const page = await openAs('steward')
  await visit(page, `/decisions/${decisionId}`)
  await recordCost(page, t)
  const costs = page.getByRole('region', { name: t.costs })
  await costs.getByRole('button', { name: t.takeBack }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t.reason).fill('It was counted twice.')
  await dialog.getByRole('button', { name: t.takeBack }).click()
  await expect(dialog).toBeHidden()
  await expect(costs.getByRole('listitem')).toHaveCount(2)
  await expect(costs).toContainText('It was counted twice.')
  await expect(costs.getByRole('button', { name: t.takeBack })).toHaveCount(0)
  await expect(costs).toContainText('less than expected (100% under)')
})

type Texts = (typeof texts)[keyof typeof texts]

async function recordCost(page: Page, t: Texts) {
  const dialog = await openDialog(page, t.costs, t.record)
  await dialog.getByLabel(t.amount, { exact: true }).fill('90.505')
  await dialog.getByLabel(t.spentOn, { exact: true }).fill('2026-01-31')
  await dialog.getByRole('button', { name: t.record }).click()
  await expect(dialog.getByRole('alert').first()).toBeVisible()
  await dialog.getByLabel(t.amount, { exact: true }).fill('90.50')
  await dialog.getByRole('button', { name: t.record }).click()
  await expect(dialog).toBeHidden()
}

async function tell(page: Page, t: Texts) {
  const dialog = await openDialog(page, t.acknowledgements, t.tell)
  await dialog.getByLabel(t.told, { exact: true }).fill('Its page is open.')
  await dialog.getByLabel(t.toldOn, { exact: true }).fill('2026-02-01')
  await dialog.getByLabel(t.answer).fill('  Thank you.\nIt matters to me.')
  await dialog.getByRole('button', { name: t.tell }).click()
  await expect(dialog).toBeHidden()
}

async function openDialog(page: Page, region: string, button: string): Promise<Locator> {
  await page.getByRole('region', { name: region }).getByRole('button', { name: button }).click()
  return page.getByRole('dialog')
}

async function openIn(page: Page, locale: 'en' | 'ja', url: string): Promise<Page> {
  await page.context().addCookies([{ name: 'emeritus.locale', value: locale, url }])
  return page
}
