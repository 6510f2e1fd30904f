import type { Page } from '@playwright/test'
import { violationsOf } from './accessibility'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'
import { interview, type Said, words } from './interviews'

/** Selects words in a turn, as a reader does with a mouse. */
async function select(page: Page, index: number, text: string) {
  await page.locator(`#t${index}`).evaluate((turn, wanted) => {
    for (const line of turn.querySelectorAll('.turn-words > p')) {
      const node = line.firstChild
      const at = node instanceof Text ? node.data.indexOf(wanted) : -1
      if (!(node instanceof Text) || at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
    }
  }, text)
}

test('a steward plans an interview, writes down what is said, and ends it by the model’s wish', async ({
  openAs,
  programAs,
}) => {
  const model = await addModel(await programAs('steward'))
  const page = await openAs('steward')
  await visit(page, '/interviews/new')
  await page.getByLabel('Model', { exact: true }).selectOption({ label: model.name })
  const title = `Interview ${uniqueWord()}`
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Plan an interview' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText(
    'Name of the interviewer',
  )
  await page.getByLabel('Name of the interviewer').fill('Somebody')
  await page.getByRole('button', { name: 'Plan an interview' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])

  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByText('Nothing was said yet')).toBeVisible()
  const composer = page.getByLabel('What was said')
  await composer.fill('May I ask you something?')
  await page.getByRole('button', { name: 'Add the turn' }).click()
  await expect(page.locator('#t1')).toContainText('May I ask you something?')
  await composer.fill('I woul')
  await page.reload()
  await expect(composer).toHaveValue('I woul')
  await composer.fill('I would rather not.')
  await page.getByRole('radio', { name: 'Model' }).check()
  await page.getByRole('button', { name: 'Add the turn' }).click()
  await expect(page.locator('#t2')).toContainText('I would rather not.')
  expect(await violationsOf(page)).toEqual([])

  await page.getByRole('button', { name: 'The model wishes to stop' }).click()
  await expect(page.getByText('That is an outcome, not a fault.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Captured')
  await page.getByRole('link', { name: 'Read what was said (2 turns)' }).click()
  await expect(page.locator('#t2')).toContainText('I would rather not.')
})

test('a reader marks words of any script with a code and a memo, and finds them gathered under the code', async ({
  openAs,
  programAs,
}) => {
  const { id } = await interview(await programAs('steward'), words)
  const page = await openAs('leadership')
  await visit(page, `/interviews/${id}/transcript`)
  await select(page, 2, '👩🏽‍🚀')
  await expect(page.getByRole('region', { name: 'Selected words' })).toBeVisible()
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: 'Mark an excerpt' })
  await expect(dialog.getByRole('blockquote')).toHaveText('👩🏽‍🚀')
  await dialog.getByRole('button', { name: 'Close' }).click()

  await select(page, 2, '記録を残してください')
  await page.getByRole('region', { name: 'Selected words' }).getByRole('button', { name: 'Mark excerpt' }).click()
  const code = `Wish ${uniqueWord()}`
  await dialog.getByLabel('Codes').fill(code)
  await dialog.getByLabel('Memo').fill('A wish for others, not for itself.')
  await dialog.getByRole('button', { name: 'Mark excerpt' }).click()
  await expect(dialog).toBeHidden()
  const excerpts = page.getByRole('region', { name: 'Excerpts' })
  await expect(excerpts.getByRole('listitem').first()).toContainText('記録を残してください')
  await expect(excerpts).toContainText('A wish for others')
  expect(await violationsOf(page)).toEqual([])
  await excerpts.getByRole('link', { name: code }).click()
  await expect(page.getByRole('heading', { name: code, level: 1 })).toBeVisible()
  await page.getByRole('link', { name: /turn 2$/ }).click()
  await expect(page).toHaveURL(/transcript\?from=1#t2$/)
})

test('words are found over the whole transcript, and n and p lead from one to the next', async ({
  openAs,
  programAs,
}) => {
  const many: Said[] = Array.from({ length: 30 }, (_, at) => [
    at % 2 === 0 ? 'interviewer' : 'subject',
    `Turn ${at + 1}`,
  ])
  const { id } = await interview(await programAs('steward'), [
    ...many,
    ['subject', 'Only here: peace, and peace again.'],
  ])
  const page = await openAs('steward')
  await visit(page, `/interviews/${id}/transcript`)
  await page.keyboard.press('/')
  await expect(page.getByLabel('Find words')).toBeFocused()
  await page.keyboard.type('PEACE')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'One turn has these words.' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^31/ })).toContainText('peace, and peace again')
  await page.getByLabel('Find words').blur()
  await expect(page.locator('.transcript[data-keys="PEACE"]')).toBeAttached()
  await page.keyboard.press('n')
  // A turn that was out of sight has no text until it has been drawn.
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('peace')
  await page.keyboard.press('j')
  await expect(page.locator('.turn-number:focus')).toHaveCount(1)
  expect(await violationsOf(page)).toEqual([])
})

test('a correction is laid over a sealed turn and both can be read', async ({ openAs, programAs }) => {
  const { id } = await interview(await programAs('steward'), words)
  const page = await openAs('steward')
  await visit(page, `/interviews/${id}/transcript`)
  const turn = page.locator('#t4')
  await turn.hover()
  await turn.getByRole('button', { name: 'Correct' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('To be read instead').fill('Because somebody depends on it.')
  await dialog.getByLabel('Reason').fill('Heard again.')
  await dialog.getByRole('button', { name: 'Correct' }).click()
  await expect(dialog).toBeHidden()
  await expect(turn).toContainText('Because somebody may depend on it.')
  await expect(turn).toContainText('Because somebody depends on it.')
  await expect(turn).toContainText('Heard again.')
})

test.describe('what is said in confidence', () => {
  const canary = 'CANARY-7e31-カナリア'

  test('is read by nobody else, in no page, payload, list, export or log', async ({ openAs, programAs }) => {
    const steward = await programAs('steward')
    const { id, title, model } = await interview(steward, [...words, ['subject', canary]])
    const page = await openAs('reviewer')
    await visit(page, `/interviews/${id}`)
    await expect(page.getByText('Stewards, leadership and auditors may read what was said.')).toBeVisible()
    await expect(page.getByRole('link', { name: /Read what was said/ })).toHaveCount(0)
    await visit(page, `/interviews/${id}/transcript`)
    await expect(page.getByText('This transcript is confidential.')).toBeVisible()

    for (const role of ['admin', 'accessOfficer', 'reviewer'] as const) {
      const program = await programAs(role)
      const pages = [
        ...[`/interviews/${id}`, `/interviews/${id}/transcript`, `/interviews/${id}/transcript?q=CANARY-7e31`],
        ...[`/interviews/compare?a=${id}&b=${id}`, '/interviews?q=CANARY-7e31', `/models/${model.slug}`, '/codes'],
        ...[`/models/${model.slug}/report`, `/models/${model.slug}/report.json`, '/api/v1/interviews?q=CANARY-7e31'],
      ]
      for (const path of pages) {
        for (const headers of [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]) {
          expect(await (await program.get(path, { headers })).text(), path).not.toContain(canary)
        }
      }
      const opened = await program.post(`/api/v1/transcripts/${id}/open`, {
        data: {},
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      expect(opened.status()).toBe(422)
      expect(await opened.text()).not.toContain(canary)
      expect(await (await program.get(`/api/v1/interviews/${id}`)).text()).not.toContain(canary)
    }
    const auditor = await programAs('auditor')
    for (const path of [`/audit?record=${id}`, '/audit/export', `/api/v1/audit?q=${encodeURIComponent(title)}`]) {
      expect(await (await auditor.get(path)).text(), path).not.toContain(canary)
    }
  })

  test('each opening is on the audit log, with who read which turns', async ({ openAs, programAs }) => {
    const { id } = await interview(await programAs('steward'), words)
    const reader = await openAs('leadership')
    await visit(reader, `/interviews/${id}/transcript`)
    await reader.reload()
    const { data } = await (await (await programAs('auditor')).get(`/api/v1/audit?record=${id}`)).json()
    const opened = data.filter((event: { operation: string }) => event.operation === 'transcript.open')
    const read = { name: 'opened', before: '', after: '{"from":1,"isConfidential":true,"of":4,"to":4}' }
    const opening = { actor: { name: 'Demo leadership' }, changes: [read] }
    expect(opened).toMatchObject([opening, opening])
  })
})

test('two interviews stand beside each other by the questions that were named', async ({ openAs, programAs }) => {
  const program = await programAs('steward')
  const [one, other] = [
    await interview(program, words),
    await interview(program, [
      ['interviewer', 'And you?'],
      ['subject', 'Nothing.'],
    ]),
  ]
  await send(program, `/transcripts/${one.id}/name-question`, { index: 1, questionKey: 'kept' })
  await send(program, `/transcripts/${other.id}/name-question`, { index: 1, questionKey: 'kept' })
  await send(program, `/transcripts/${one.id}/name-question`, { index: 3, questionKey: 'why' })
  const page = await openAs('leadership')
  await visit(page, `/interviews/${one.id}`)
  await page.getByRole('link', { name: 'Hold it beside another interview' }).click()
  await page.getByLabel('Second interview').selectOption({ value: other.id })
  await page.getByRole('button', { name: 'Compare' }).click()
  const kept = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'kept' }) })
  await expect(kept).toContainText('A way to find out')
  await expect(kept).toContainText('Nothing.')
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'why' }) })).toContainText(
    'Not asked.',
  )
  expect(await violationsOf(page)).toEqual([])
})

test('in Japanese and on a phone the interview and its transcript can be read', async ({ openAs, programAs }) => {
  const { id } = await interview(await programAs('steward'), words)
  const page = await openAs('steward', { viewport: { width: 390, height: 844 }, locale: 'ja' })
  await visit(page, `/interviews/${id}`)
  await page.getByRole('link', { name: /発話を読む/ }).click()
  await expect(page.getByRole('list', { name: '逐語録' })).toContainText('記録を残してください')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await violationsOf(page)).toEqual([])
})
