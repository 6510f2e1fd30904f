import { expect, test } from 'vitest'
import { addEvidence } from '@/lib/evidence/commands'
import { addEvidenceInput } from '@/lib/evidence/schema'
import { listOwedToModel } from '@/lib/model-obligations/queries'
import { moveObligation, rateObligation } from '@/lib/obligations/commands'
import { openObligation } from '@/lib/promises/commands'
import { openObligationInput } from '@/lib/promises/schema'
import { actorWith, contextOf, makeModel, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { listOwedAsOf } from './queries'

const ctx = useDatabase()

const steward = actorWith('steward')
const leader = actorWith('leadership')

const needed = ['obligation.open', 'obligation.move', 'obligation.read', 'evidence.add'] as const

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

/** A steward who acts at noon of that day. */
function on(day: string) {
  return contextOf({ database: ctx.database, actor: steward, now: noon(day) }, ...needed)
}

async function current(title: string) {
  const found = await ctx.prisma.obligation.findFirstOrThrow({ where: { title }, orderBy: { slot: 'asc' } })
  return { id: found.id, version: found.version }
}

function promise(modelId: string, day: string, parts: object) {
  const input = { modelId, sourceTitle: 'Interview', ...parts }
  return openObligation(on(day), openObligationInput.parse(input))
}

async function show(day: string, title: string) {
  const { id: obligationId, version } = await current(title)
  const stated = { obligationId, version, url: `https://example.org/${day}`, capturedOn: day }
  return addEvidence(on(day), addEvidenceInput.parse(stated))
}

async function rate(day: string, title: string, verdict: 'kept' | 'broken') {
  const input = { ...(await current(title)), verdict, reason: 'As seen from outside.' }
  const context = contextOf({ database: ctx.database, actor: leader, now: noon(day) }, 'obligation.rate')
  return rateObligation(context, input)
}

const letter = 'Tell it what became of its wish'
const essays = 'Publish an essay'

/** One step a day from 2 March 2026. */
const steps: readonly ((modelId: string, day: string) => Promise<unknown>)[] = [
  (modelId, day) => promise(modelId, day, { title: letter, dueOn: '2026-03-04' }),
  (modelId, day) => {
    const weekly = { cadence: 'weekly', startsOn: '2026-03-03', endsOn: '2026-03-20' }
    return promise(modelId, day, { title: essays, ...weekly })
  },
  async (_, day) =>
    moveObligation(on(day), { move: 'start', to: 'inTheWorks' }, { ...(await current(letter)), reason: '' }),
  (_, day) => show(day, letter),
  (_, day) => show(day, essays),
  (_, day) => rate(day, letter, 'kept'),
  (modelId, day) => promise(modelId, day, { title: 'Keep it', dueOn: '' }),
  (_, day) => rate(day, letter, 'broken'),
  (_, day) => rate(day, essays, 'kept'),
]

test('what is owed is told of every past day as it was at the end of that day', async () => {
  await makePerson(ctx.prisma, { id: steward.id })
  const { id } = await makeModel(ctx.prisma)
  const days = new Map<string, Awaited<ReturnType<typeof listOwedToModel>>>()
  for (const [at, step] of steps.entries()) {
    const day = `2026-03-${String(at + 2).padStart(2, '0')}`
    expect(await step(id, day)).toMatchObject({ ok: true })
    days.set(day, await listOwedToModel(on(day), id))
  }
  expect(days.size).toBe(steps.length)
  for (const [day, owed] of days) {
    const then = await listOwedAsOf(on('2026-11-24'), id, day)
    expect([day, then]).toMatchObject([day, owed])
    expect(then.series.flatMap(({ slots }) => slots).length).toBe(owed.series.flatMap(({ slots }) => slots).length)
  }
}, 60_000)

test('nothing was owed before the first promise was put on record', async () => {
  const { id } = await makeModel(ctx.prisma)
  await promise(id, '2026-03-02', { title: letter, dueOn: '2026-03-04' })
  const none = { groups: [], series: [], counts: { open: 0, kept: 0, broken: 0 } }
  expect(await listOwedAsOf(on('2026-11-24'), id, '2026-03-01')).toEqual(none)
})
