import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { listOwedToModel } from '@/lib/model-obligations/queries'
import { makeOwed } from '@/lib/owed/commands'
import { actorWith, makeModel, makeObligation, makePerson, testNow } from '@/prisma/factories'
import { leader, ledgerSteps, steward } from '@/prisma/ledger-steps'
import { useDatabase } from '@/prisma/testing'
import { assignObligation, moveObligation, rateObligation } from './commands'
import { countObligations, listObligations } from './queries'
import { obligationList } from './schema'

const ctx = useDatabase()
const { as, reader, show, start, record, events, list } = ledgerSteps(ctx)

function rate(id: string, version: number, verdict: 'kept' | 'compromised' | 'broken', actor: typeof leader = leader) {
  return rateObligation(as(actor, 'obligation.rate'), { id, version, verdict, reason: 'As seen from outside.' })
}

describe('the ledger', () => {
  test('opens one thing about a subject at a time, however often and however close together it is asked', async () => {
    const { id: modelId } = await makeModel(ctx.prisma)
    const subjectId = randomUUID()
    const failed = { modelId, owedTo: 'model', source: 'failedCheck', kind: 'preservation', title: 'Mend' } as const
    const owed = { ...failed, dueOn: null, subjectId }
    const context = as(steward, 'obligation.open')
    const openBoth = () =>
      context.write(async (tx) => {
        const made = await makeOwed(tx, context, [owed, owed])
        const record = { type: 'model', id: modelId, label: 'Model', version: null }
        return { value: made.length, events: [{ operation: 'model.update', record, changes: {} }, ...made] }
      })
    const results = await Promise.all([openBoth(), openBoth(), openBoth()])
    expect(results.map((result) => (result.ok ? result.value : -1)).toSorted()).toEqual([0, 0, 1])
    await ctx.prisma.obligation.updateMany({ data: { state: 'kept' } })
    expect(await openBoth()).toMatchObject({ value: 1 })
  })

  test('is searched, filtered and paged in every order, forward and back', async () => {
    const { id: modelId, slug } = await makeModel(ctx.prisma)
    const owner = await makePerson(ctx.prisma)
    const days = [null, '2026-11-23', '2026-11-24', null, '2026-12-01', '2026-11-01']
    for (const [at, dueOn] of days.entries()) {
      const parts = {
        title: `Thing ${at}`,
        dueOn: dueOn === null ? null : new Date(dueOn),
        ownerId: at < 2 ? owner.id : null,
      }
      await makeObligation(ctx.prisma, { modelId, ...parts, state: at === 4 ? 'stalled' : 'notYetDue' })
    }
    expect(await list({})).toEqual(['Thing 5', 'Thing 1', 'Thing 2', 'Thing 4', 'Thing 0', 'Thing 3'])
    expect(await list({ due: 'overdue' })).toEqual(['Thing 5', 'Thing 1'])
    expect(await list({ due: 'ahead,none', sort: 'title' })).toEqual(['Thing 0', 'Thing 2', 'Thing 3', 'Thing 4'])
    expect(await list({ state: 'stalled' })).toEqual(['Thing 4'])
    expect(await list({ owner: 'none', sort: '-title' })).toEqual(['Thing 5', 'Thing 4', 'Thing 3', 'Thing 2'])
    expect(await list({ owner: 'me' })).toEqual([])
    expect(await list({ model: slug, owedTo: 'model', source: 'promise', kind: 'other' })).toHaveLength(6)
    expect(await list({ commitment: 'none-of-that-name' })).toEqual([])
    const params = { ...parseList(obligationList, {}), size: 2 }
    const first = await listObligations(reader(), params)
    const second = await listObligations(reader(), { ...params, after: first.next ?? '' })
    const third = await listObligations(reader(), { ...params, after: second.next ?? '' })
    expect(third.rows.map(({ title }) => title)).toEqual(['Thing 0', 'Thing 3'])
    const back = await listObligations(reader(), { ...params, before: third.previous ?? '' })
    expect(back.rows).toEqual(second.rows)
    expect(await countObligations(reader(), parseList(obligationList, { due: 'none' }))).toMatchObject({ count: 2 })
  })

  test('shows one model what it is owed, the most pressing first', async () => {
    const { id: modelId } = await makeModel(ctx.prisma)
    await makeObligation(ctx.prisma, { modelId, dueOn: new Date('2026-11-23') })
    await makeObligation(ctx.prisma, { modelId })
    await makeObligation(ctx.prisma, { modelId, state: 'broken' })
    const owed = await listOwedToModel(reader(), modelId)
    expect(owed.groups.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['overdue', 1],
      ['standing', 1],
      ['settled', 1],
    ])
    expect(owed.counts).toEqual({ open: 2, kept: 0, broken: 1 })
  })
})

describe('the database', () => {
  test('takes no row that contradicts itself', async () => {
    const { id } = await makeObligation(ctx.prisma)
    const shown = { obligationId: id, capturedOn: testNow, addedBy: 'P' }
    const wrong = [
      () => ctx.prisma.evidence.create({ data: shown }),
      () => ctx.prisma.evidence.create({ data: { ...shown, sha256: 'ABC' } }),
      () => makeObligation(ctx.prisma, { slot: 1 }),
    ]
    for (const make of wrong) await expect(make()).rejects.toThrow()
    await ctx.prisma.evidence.create({ data: { ...shown, url: 'https://example.org/' } })
    await expect(ctx.prisma.evidence.updateMany({ data: { note: 'Changed' } })).rejects.toThrow()
    await expect(ctx.prisma.evidence.deleteMany()).rejects.toThrow()
  })
})

describe('a move', () => {
  test('takes it up, gives it to whoever does, and stands in the log with its reason', async () => {
    await makePerson(ctx.prisma, { id: steward.id })
    const { id } = await makeObligation(ctx.prisma)
    expect(await start(id, 1)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await record(id)).toMatchObject({ state: 'inTheWorks', owner: { id: steward.id } })
    const stall = { id, version: 2, reason: 'The hardware is late.' }
    await moveObligation(as(steward, 'obligation.move'), { move: 'stall', to: 'stalled' }, stall)
    expect(await record(id)).toMatchObject({ state: 'stalled', stateReason: stall.reason, version: 3 })
    const told = (await events()).map(({ operation, recordVersion }) => [operation, recordVersion])
    expect(told).toEqual([
      ['obligation.start', 2],
      ['obligation.stall', 3],
    ])
  })

  test('that the table does not offer is refused and leaves nothing behind', async () => {
    const { id } = await makeObligation(ctx.prisma, { state: 'kept' })
    expect(await start(id, 1)).toMatchObject({ code: 'obligationMoveNotOffered', values: { state: 'kept' } })
    expect(await start(randomUUID(), 1)).toMatchObject({ code: 'notFound' })
    expect(await events()).toEqual([])
  })

  test('gives it to another person, and keeps the former one from rating', async () => {
    const former = await makePerson(ctx.prisma, { id: leader.id, roles: ['leadership'] })
    const { id } = await makeObligation(ctx.prisma)
    const assign = (version: number, ownerId: string | null) =>
      assignObligation(as(steward, 'obligation.move'), { id, version, ownerId })
    expect(await assign(1, former.id)).toMatchObject({ ok: true })
    expect(await assign(2, former.id)).toMatchObject({ code: 'ownerUnchanged' })
    expect(await assign(2, null)).toMatchObject({ ok: true })
    expect(await rate(id, 3, 'broken')).toMatchObject({ code: 'doerNeverRates' })
    expect((await record(id)).owner).toBeNull()
  })
})

describe('a rating', () => {
  test('needs evidence to be kept, and never comes from whoever took it up or brought the evidence', async () => {
    const { id } = await makeObligation(ctx.prisma)
    expect(await rate(id, 1, 'kept')).toMatchObject({ code: 'keptNeedsEvidence' })
    await show(id, 1)
    expect(await rate(id, 2, 'kept', steward)).toMatchObject({ code: 'doerNeverRates' })
    expect(await rate(id, 2, 'kept')).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await record(id)).toMatchObject({ state: 'kept', ratings: [{ verdict: 'kept', isRegression: false }] })
  })

  test('can lower an earlier one, which stays, and is told as a regression', async () => {
    const { id } = await makeObligation(ctx.prisma)
    await show(id, 1)
    await rate(id, 2, 'kept')
    await rate(id, 3, 'broken')
    const { state, ratings, moves } = await record(id)
    expect(state).toBe('broken')
    expect(ratings.map(({ verdict, isRegression }) => [verdict, isRegression])).toEqual([
      ['kept', false],
      ['broken', true],
    ])
    expect(moves).toEqual([])
    await expect(ctx.prisma.rating.deleteMany()).rejects.toThrow()
  })

  test('of ten raters at once is given by one; the others learn who was faster', async () => {
    const { id } = await makeObligation(ctx.prisma)
    await show(id, 1)
    const raters = Array.from({ length: 10 }, () => actorWith('leadership'))
    const results = await Promise.all(raters.map((rater) => rate(id, 2, 'kept', rater)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    for (const lost of results.filter(({ ok }) => !ok)) {
      expect(lost).toMatchObject({
        code: 'conflict',
        conflict: { version: 3, changes: [{ operation: 'obligation.rate' }] },
      })
    }
    expect(await ctx.prisma.rating.count()).toBe(1)
  })
})
