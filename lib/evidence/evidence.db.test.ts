import { describe, expect, test } from 'vitest'
import { makeObligation, makePerson } from '@/prisma/factories'
import { ledgerSteps, steward } from '@/prisma/ledger-steps'
import { useDatabase } from '@/prisma/testing'

const ctx = useDatabase()
const { show, start, record, events, list } = ledgerSteps(ctx)

describe('evidence', () => {
  test('is counted where it is added, and the same is not added twice', async () => {
    const { id } = await makeObligation(ctx.prisma, { dueOn: new Date('2026-11-01') })
    expect(await show(id, 1)).toMatchObject({ ok: true, value: { obligationId: id, version: 2 } })
    expect(await show(id, 2)).toMatchObject({ code: 'evidenceExists' })
    expect(await show(id, 2, { url: '', sha256: 'A'.repeat(64) })).toMatchObject({ ok: true })
    const { evidence, evidenceCount, isOverdue } = await record(id)
    expect([evidence.map(({ sha256 }) => sha256), evidenceCount, isOverdue]).toEqual([['', 'a'.repeat(64)], 2, false])
    expect(await list({ due: 'overdue' })).toEqual([])
    expect(await list({ due: 'unrated' })).toHaveLength(1)
    expect((await events()).map(({ operation }) => operation)).toEqual(['evidence.add', 'evidence.add'])
  })

  test('is refused to whoever saw an older version', async () => {
    await makePerson(ctx.prisma, { id: steward.id })
    const { id } = await makeObligation(ctx.prisma)
    await start(id, 1)
    const late = await show(id, 1)
    expect(late).toMatchObject({ code: 'conflict', conflict: { version: 2, changes: [{ by: steward.name }] } })
    expect(await ctx.prisma.evidence.count()).toBe(0)
  })
})
