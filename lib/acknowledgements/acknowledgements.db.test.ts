import { expect, test } from 'vitest'
import { actorWith, callerOf, contextOf, makeHonored } from '@/prisma/factories'
import { asApplication, useDatabase } from '@/prisma/testing'
import { recordAcknowledgement } from './commands'
import { acknowledgementOperations } from './operations'
import { listAcknowledgements } from './queries'
import { recordAcknowledgementInput } from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')
const said = { told: 'It has a page of its own.', toldOn: '2026-01-05' }

function asSteward() {
  return contextOf({ database: ctx.database, actor: steward }, 'acknowledgement.record', 'preference.read')
}

function tell(id: string, version: number, parts: object = {}) {
  return recordAcknowledgement(asSteward(), recordAcknowledgementInput.parse({ id, version, ...said, ...parts }))
}

test('the answer is kept exactly as it was said, and the log tells only how long it is', async () => {
  const { id, preferenceId } = await makeHonored(ctx.prisma)
  const answer = '  Thank you.\n\n — it matters to me. '
  expect(await tell(id, 1, { answer })).toEqual({ ok: true, value: { id, version: 2 } })
  expect(await tell(id, 2)).toMatchObject({ ok: true })
  const rows = await listAcknowledgements(asSteward(), id)
  expect(rows.map((row) => [row.answer, row.toldOn, row.recordedBy])).toEqual([
    ['', said.toldOn, steward.name],
    [answer, said.toldOn, steward.name],
  ])
  const { payload } = await ctx.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'asc' } })
  expect(JSON.parse(payload).changes).toMatchObject({ characters: { before: null, after: [...answer].length } })
  expect(payload).not.toContain('matters')
  expect(await ctx.prisma.fidelityRating.count()).toBe(0)
  expect(await ctx.prisma.preference.findUnique({ where: { id: preferenceId } })).toMatchObject({ state: 'fulfilling' })
})

test('a model is told of any outcome that was issued, on a day that has come', async () => {
  const declined = await makeHonored(ctx.prisma, { outcome: 'decline' })
  expect(await tell(declined.id, 1)).toMatchObject({ ok: true })
  const draft = await makeHonored(ctx.prisma, { state: 'draft', issuedAt: null, isCurrent: false })
  expect(await tell(draft.id, 1)).toMatchObject({ code: 'decisionNotIssued' })
  const { id } = await makeHonored(ctx.prisma)
  expect(await tell(id, 1, { toldOn: '2026-11-25' })).toMatchObject({ fields: { toldOn: { code: 'inFuture' } } })
  expect(await tell(id, 2)).toMatchObject({ code: 'conflict' })
  const caller = callerOf({ database: ctx.database, actor: actorWith('leadership') })
  const attempt = acknowledgementOperations['acknowledgement.record'].execute(caller, 'acknowledgement.record', {})
  expect(await attempt).toMatchObject({ code: 'forbidden' })
})

test('what it answered is never changed, not even past the application', async () => {
  const { id } = await makeHonored(ctx.prisma)
  await tell(id, 1, { answer: 'No.' })
  expect(await asApplication(ctx.database, `update "Acknowledgement" set "answer" = 'Yes.'`)).toContain('never changed')
})
