import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { findModel } from '@/lib/models/queries'
import { actorWith, callerOf, contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { endWindow, openWindow, updateWindow } from './commands'
import { availabilityOperations } from './operations'
import { endWindowInput, openWindowInput, updateWindowInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')
const reason = 'The announcement says so.'

function context() {
  return contextOf(
    { database: ctx.database, actor },
    'availability.open',
    'availability.update',
    'availability.end',
    'model.read',
  )
}

const api = { surface: 'Claude API', mode: 'public', startsOn: '2024-03-04' }

async function open(version: number, parts: object = {}) {
  const { id } = await ctx.prisma.model.findFirstOrThrow()
  return openWindow(context(), openWindowInput.parse({ modelId: id, version, reason, ...api, ...parts }))
}

async function update(version: number, parts: object) {
  const { id } = await ctx.prisma.availability.findFirstOrThrow()
  return updateWindow(context(), updateWindowInput.parse({ id, version, reason, ...api, ...parts }))
}

async function end(version: number, endsOn: string) {
  const { id } = await ctx.prisma.availability.findFirstOrThrow()
  return endWindow(context(), endWindowInput.parse({ id, version, endsOn, reason }))
}

async function record() {
  const { slug } = await ctx.prisma.model.findFirstOrThrow()
  const model = await findModel(context(), slug)
  if (!model) throw new Error('The model is gone')
  return model
}

async function lastEvent() {
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
  return { ...event, payload: JSON.parse(event.payload) }
}

describe('opening a window', () => {
  test('puts it on record with its decision and its exact cost, and raises the version of the model', async () => {
    await makeModel(ctx.prisma)
    const parts = { decision: 'Leadership, for research.', costPerMonth: '12500.5', currency: 'USD' }
    expect(await open(1, parts)).toMatchObject({ ok: true, value: { version: 2 } })
    const { availability, version } = await record()
    expect(version).toBe(2)
    expect(availability).toMatchObject([
      { ...api, decision: parts.decision, costPerMonth: '12500.50', currency: 'USD' },
    ])
    expect(await ctx.prisma.availability.findFirst()).toMatchObject({ costMinor: 1_250_050n, createdById: actor.id })
    const event = await lastEvent()
    expect(event).toMatchObject({ operation: 'availability.open', recordType: 'model', recordVersion: 2 })
    expect(event.payload).toMatchObject({ reason, changes: { costPerMonth: { before: null, after: '12500.50' } } })
  })

  test('is refused beside another of the surface, however it is spelled, and leaves nothing behind', async () => {
    await makeModel(ctx.prisma)
    await open(1)
    expect(await open(2, { surface: 'claude API', mode: 'paid' })).toMatchObject({ code: 'windowOverlaps' })
    expect(await open(2, { surface: 'claude.ai', mode: 'paid' })).toMatchObject({ ok: true })
    expect(await ctx.prisma.availability.count()).toBe(2)
    expect((await record()).version).toBe(3)
  })

  test('keeps the spelling of a surface that is on record', async () => {
    await makeModel(ctx.prisma)
    await open(1, { endsOn: '2026-01-05' })
    await open(2, { surface: 'CLAUDE api', startsOn: '2026-01-05', mode: 'byRequest' })
    expect((await record()).availability.map(({ surface }) => surface)).toEqual(['Claude API', 'Claude API'])
  })

  test('asks for a currency, for no more decimals than it has, and takes no number for an amount', async () => {
    await makeModel(ctx.prisma)
    expect(await open(1, { costPerMonth: '10' })).toMatchObject({ fields: { currency: { code: 'required' } } })
    expect(await open(1, { costPerMonth: '10.5', currency: 'JPY' })).toMatchObject({
      fields: { costPerMonth: { code: 'invalidAmount' } },
    })
    expect(
      openWindowInput.safeParse({ modelId: randomUUID(), version: 1, reason, ...api, costPerMonth: 10.5 }).success,
    ).toBe(false)
    expect(await ctx.prisma.availability.count()).toBe(0)
  })

  test('ten times at once succeeds once; the others learn who was faster', async () => {
    await makeModel(ctx.prisma)
    const surfaces = Array.from({ length: 10 }, (_, n) => `Surface ${n}`)
    const results = await Promise.all(surfaces.map((surface) => open(1, { surface })))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    const conflict = { version: 2, changes: [{ by: actor.name, operation: 'availability.open' }] }
    for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ code: 'conflict', conflict })
    expect([await ctx.prisma.availability.count(), await ctx.prisma.auditEvent.count()]).toEqual([1, 1])
  })

  test('of a model that is not there is refused, and to an auditor it is denied', async () => {
    const input = { modelId: randomUUID(), version: 1, reason, ...api }
    expect(await openWindow(context(), openWindowInput.parse(input))).toMatchObject({ code: 'notFound' })
    const auditor = callerOf({ database: ctx.database, actor: actorWith('auditor') })
    const attempt = availabilityOperations['availability.open'].execute(auditor, 'availability.open', input)
    expect(await attempt).toMatchObject({ code: 'forbidden' })
  })
})

describe('ending a window', () => {
  test('keeps it, with its last day and the reason', async () => {
    await makeModel(ctx.prisma)
    await open(1)
    expect(await end(2, '2026-01-05')).toMatchObject({ ok: true, value: { version: 3 } })
    expect((await record()).availability).toMatchObject([{ endsOn: '2026-01-05' }])
    const { operation, payload } = await lastEvent()
    const changes = { surface: { after: 'Claude API' }, endsOn: { before: null, after: '2026-01-05' } }
    expect({ operation, payload }).toMatchObject({ operation: 'availability.end', payload: { reason, changes } })
    expect(await end(3, '2027-01-05')).toMatchObject({ code: 'windowEnded', values: { date: '2026-01-05' } })
  })

  test('is refused before a commitment runs out, before its start, and from an old version', async () => {
    await makeModel(ctx.prisma)
    await open(1, { committedUntil: '2027-06-01' })
    expect(await end(2, '2027-05-31')).toMatchObject({ code: 'windowCommitted', values: { date: '2027-06-01' } })
    expect(await end(2, '2024-03-04')).toMatchObject({ code: 'windowEndsBeforeStart' })
    expect(await end(1, '2027-06-01')).toMatchObject({ code: 'conflict', conflict: { version: 2 } })
    expect(await end(2, '2027-06-01')).toMatchObject({ ok: true })
  })
})

describe('correcting a window', () => {
  test('changes what was wrong, says what it was, and frees what it no longer takes', async () => {
    await makeModel(ctx.prisma)
    await open(1)
    const parts = { mode: 'paid', endsOn: '2026-01-05' }
    expect(await update(2, parts)).toMatchObject({ ok: true, value: { version: 3 } })
    const { payload } = await lastEvent()
    expect(payload.changes).toEqual({
      surface: { before: 'Claude API', after: 'Claude API' },
      mode: { before: 'public', after: 'paid' },
      endsOn: { before: null, after: '2026-01-05' },
    })
    expect(await update(3, parts)).toMatchObject({ code: 'windowUnchanged' })
    expect(await open(3, { startsOn: '2026-01-05' })).toMatchObject({ ok: true })
    expect(await update(4, { mode: 'paid', endsOn: '2026-01-06' })).toMatchObject({ code: 'windowOverlaps' })
  })

  test('an amount written another way is the same amount', async () => {
    await makeModel(ctx.prisma)
    await open(1, { costPerMonth: '10.50', currency: 'USD' })
    expect(await update(2, { costPerMonth: '10.5', currency: 'USD' })).toMatchObject({ code: 'windowUnchanged' })
  })

  test('shortens a commitment only with the address where that was announced, which the log keeps', async () => {
    await makeModel(ctx.prisma)
    await open(1, { committedUntil: '2027-06-01' })
    expect(await update(2, {})).toMatchObject({ code: 'commitmentShortened', values: { date: '2027-06-01' } })
    expect(await update(2, { committedUntil: '2028-01-01' })).toMatchObject({ ok: true })
    const announcement = 'https://example.org/shorter'
    expect(await update(3, { committedUntil: '2027-01-01', announcement })).toMatchObject({ ok: true })
    expect((await lastEvent()).payload.changes.announcement).toEqual({ before: null, after: announcement })
  })
})

test('the database itself refuses a window that ends before it starts or breaks its commitment, and half a cost', async () => {
  const { id: modelId } = await makeModel(ctx.prisma)
  const day = (text: string) => new Date(text)
  const wrong = [
    { startsOn: day('2026-01-05'), endsOn: day('2026-01-05') },
    { endsOn: day('2026-01-05'), committedUntil: day('2026-01-06') },
    { costMinor: 5n },
    { costCurrency: 'USD' },
    { costMinor: -5n, costCurrency: 'USD' },
  ]
  for (const parts of wrong) {
    const made = ctx.prisma.availability.create({ data: { modelId, surface: 'a', mode: 'public', ...parts } })
    await expect(made).rejects.toThrow()
  }
})
