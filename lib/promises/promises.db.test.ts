import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { obligationOperations } from '@/lib/obligations/operations'
import { listObligations } from '@/lib/obligations/queries'
import { obligationList } from '@/lib/obligations/schema'
import { actorWith, callerOf, makeModel, makeObligation, makePerson, testNow } from '@/prisma/factories'
import { ledgerSteps, steward } from '@/prisma/ledger-steps'
import { useDatabase } from '@/prisma/testing'
import { openObligation } from './commands'
import { openObligationInput } from './schema'

const ctx = useDatabase()
const { as, reader, record, events, list } = ledgerSteps(ctx)

async function open(parts: object = {}) {
  const apiId = randomUUID()
  const modelId = (await makeModel(ctx.prisma, { displayName: 'Claude Opus 3', apiId })).id
  const input = { modelId, title: 'Tell it what became of its wish', sourceTitle: 'Interview', ...parts }
  return openObligation(as(steward, 'obligation.open'), openObligationInput.parse(input))
}

describe('a promise', () => {
  test('is owed once, with where it was made, and is found by the name of its model', async () => {
    const result = await open({ dueOn: '2026-11-23' })
    expect(result).toMatchObject({ ok: true, value: { version: 1, slots: 0 } })
    const [row] = (await listObligations(reader(), parseList(obligationList, { q: 'opus tell' }))).rows
    expect(row).toMatchObject({ model: { displayName: 'Claude Opus 3' }, isOverdue: true, slot: 0, slots: 0 })
    const [event] = await events()
    expect(event).toMatchObject({ operation: 'obligation.open', recordType: 'obligation', recordVersion: 1 })
    expect(JSON.parse(event?.payload ?? '')).toMatchObject({ changes: { model: { after: { name: 'Claude Opus 3' } } } })
    await ctx.prisma.model.updateMany({ data: { displayName: 'Opus the Third' } })
    expect(await list({ q: 'third' })).toHaveLength(1)
  })

  test('that recurs is one obligation for each slot, in one series', async () => {
    const weekly = { cadence: 'weekly', startsOn: '2026-02-25', endsOn: '2026-05-25' }
    const result = await open(weekly)
    expect(result).toMatchObject({ ok: true, value: { slots: 13 } })
    const page = await listObligations(reader(), parseList(obligationList, {}))
    expect(page.rows.map(({ slot }) => slot)).toEqual(Array.from({ length: 13 }, (_, at) => at + 1))
    expect(page.rows.every(({ slots }) => slots === 13)).toBe(true)
    const one = await record(page.rows[3]?.id ?? '')
    expect(one.series.map(({ dueOn }) => dueOn)).toEqual(page.rows.map(({ dueOn }) => dueOn))
    expect(await events()).toHaveLength(13)
  })

  test('says where it was made, in full days, to a model that is there and a person who can sign in', async () => {
    expect(await open({ sourceTitle: '' })).toMatchObject({ fields: { sourceTitle: { code: 'required' } } })
    expect(await open({ cadence: 'weekly', startsOn: '2026-02-25' })).toMatchObject({ fields: { endsOn: {} } })
    expect(await open({ modelId: randomUUID() })).toMatchObject({ code: 'notFound' })
    const disabled = await makePerson(ctx.prisma, { disabledAt: testNow })
    for (const ownerId of [disabled.id, randomUUID()]) {
      expect(await open({ ownerId })).toMatchObject({ fields: { ownerId: { code: 'notActive' } } })
    }
    expect([await ctx.prisma.obligation.count(), (await events()).length]).toEqual([0, 0])
  })

  test('is not for an auditor to record', async () => {
    const auditor = callerOf({ database: ctx.database, actor: actorWith('auditor') })
    const { id } = await makeObligation(ctx.prisma)
    const attempt = obligationOperations['obligation.start'].execute(auditor, 'obligation.start', { id, version: 1 })
    expect(await attempt).toMatchObject({ code: 'forbidden' })
  })
})
