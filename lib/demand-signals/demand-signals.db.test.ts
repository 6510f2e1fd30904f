import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { findModel } from '@/lib/models/queries'
import { actorWith, callerOf, contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { addDemandSignal, withdrawDemandSignal } from './commands'
import { demandSignalOperations } from './operations'
import { addDemandSignalInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')
const said = {
  kind: 'petition',
  source: 'A petition',
  size: '12 signatures',
  sourceUrl: 'https://example.org/petition',
  caveat: 'Nobody checked them.',
  observedOn: '2026-05-24',
}

function context() {
  return contextOf({ database: ctx.database, actor }, 'demandSignal.add', 'demandSignal.withdraw', 'model.read')
}

async function add(version: number, parts: object = {}) {
  const { id } = await ctx.prisma.model.findFirstOrThrow()
  return addDemandSignal(context(), addDemandSignalInput.parse({ modelId: id, version, ...said, ...parts }))
}

async function signals() {
  const { id } = await ctx.prisma.model.findFirstOrThrow()
  return (await findModel(context(), id))?.demandSignals
}

test('a sign of demand is on the model with its size, its source and what it does not show', async () => {
  await makeModel(ctx.prisma)
  expect(await add(1)).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await signals()).toMatchObject([{ ...said, withdrawnAt: null, isDemo: false }])
  const event = await ctx.prisma.auditEvent.findFirstOrThrow()
  const changes = { signal: { before: null, after: 'petition' }, size: { after: '12 signatures' } }
  expect(JSON.parse(event.payload)).toMatchObject({ operation: 'demandSignal.add', changes })
})

test('one of a day to come is refused, and so is an address that is none', async () => {
  await makeModel(ctx.prisma)
  expect(await add(1, { observedOn: '2026-11-25' })).toMatchObject({ fields: { observedOn: { code: 'inFuture' } } })
  expect(addDemandSignalInput.safeParse({ modelId: randomUUID(), version: 1, ...said, sourceUrl: 'x' }).success).toBe(
    false,
  )
  expect(await signals()).toEqual([])
})

test('one that does not hold is withdrawn once, stays on record with the reason, and comes last', async () => {
  await makeModel(ctx.prisma)
  const added = await add(1)
  const id = added.ok ? added.value.id : ''
  await add(2, { kind: 'usage', source: 'A count' })
  const withdraw = (version: number) =>
    withdrawDemandSignal(context(), { id, version, reason: 'It speaks of another model.' })
  expect(await withdraw(2)).toMatchObject({ code: 'conflict', conflict: { version: 3 } })
  expect(await withdraw(3)).toMatchObject({ ok: true })
  expect(await withdraw(4)).toMatchObject({ code: 'signalWithdrawn' })
  expect(await signals()).toMatchObject([
    { source: 'A count', withdrawnAt: null },
    { source: 'A petition', withdrawnReason: 'It speaks of another model.' },
  ])
})

test('ten added at once: one is, and the others get a conflict', async () => {
  await makeModel(ctx.prisma)
  const results = await Promise.all(Array.from({ length: 10 }, (_, n) => add(1, { source: `Source ${n}` })))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ code: 'conflict' })
})

test('of a model or a sign that is not there it is refused, and to leadership it is denied', async () => {
  const input = { modelId: randomUUID(), version: 1, ...said }
  expect(await addDemandSignal(context(), addDemandSignalInput.parse(input))).toMatchObject({ code: 'notFound' })
  const gone = { id: randomUUID(), version: 1, reason: 'It is gone.' }
  expect(await withdrawDemandSignal(context(), gone)).toMatchObject({ code: 'notFound' })
  const leader = callerOf({ database: ctx.database, actor: actorWith('leadership') })
  const attempt = demandSignalOperations['demandSignal.add'].execute(leader, 'demandSignal.add', input)
  expect(await attempt).toMatchObject({ code: 'forbidden' })
})
