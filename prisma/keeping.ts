import { addCopy } from '@/lib/copies/commands'
import { addCopyInput } from '@/lib/copies/schema'
import { recordDrill } from '@/lib/drills/commands'
import { recordDrillInput } from '@/lib/drills/schema'
import { recordCheck } from '@/lib/fixity-checks/commands'
import { recordCheckInput } from '@/lib/fixity-checks/schema'
import { findPreservation } from '@/lib/preservation/queries'
import { actorWith, contextOf, makeArtifact, testNow } from './factories'
import type { TestDatabase } from './testing'

export const actor = actorWith('steward')
export const digest = 'ab'.repeat(32)
export const other = 'cd'.repeat(32)
const needed = [
  ...(['artifact.add', 'artifact.withdraw', 'copy.add', 'copy.end', 'fixityCheck.record'] as const),
  ...(['drill.record', 'model.read'] as const),
]
export const place = { region: 'Frankfurt', disasterZone: 'Rhine valley', medium: 'disk', custodian: 'Archive' }
const places = [
  place,
  { ...place, region: 'Oregon', disasterZone: 'Cascadia' },
  { ...place, region: 'Tokyo', disasterZone: 'Kantō', medium: 'tape', custodian: 'Vault' },
]

const sums = { weights: digest, config: other } as const

const heldDrill = {
  ...{ heldOn: '2026-11-20', hardware: '8 × H100', result: 'passed' },
  ...{ hoursToServe: '1.5', configMatches: 'on' },
} as const

/** So many days after the clock of every test. */
export function days(count: number): Date {
  return new Date(testNow.getTime() + count * 86_400_000)
}

/** What a steward does about how a model is kept, for tests: at noon of the clock of every test unless it says otherwise. */
export function keepingOf(ctx: TestDatabase) {
  function context(now: Date = testNow) {
    return contextOf({ database: ctx.database, actor, now }, ...needed)
  }

  function copy(artifactId: string, version: number, parts: object = {}) {
    return addCopy(context(), addCopyInput.parse({ artifactId, version, ...place, ...parts }))
  }

  function check(copyId: string, parts: object = { observed: digest }, now: Date = testNow) {
    return recordCheck(context(now), recordCheckInput.parse({ copyId, ...parts }))
  }

  function drill(modelId: string, parts: object = {}) {
    return recordDrill(context(), recordDrillInput.parse({ modelId, ...heldDrill, ...parts }))
  }

  async function record(modelId: string, now: Date = testNow) {
    const found = await findPreservation(context(now), modelId)
    if (!found) throw new Error('The model is gone')
    return found
  }

  return { context, copy, check, drill, record }
}

/** Weights and configuration in three places, all checked now; answers the ids of the copies of the weights. */
export async function keepEverything(ctx: TestDatabase, modelId: string): Promise<string[]> {
  const { copy, check, record } = keepingOf(ctx)
  const made: string[] = []
  for (const kind of ['weights', 'config'] as const) {
    const { id } = await makeArtifact(ctx.prisma, { modelId, kind, label: kind, sha256: sums[kind] })
    for (const where of places) {
      const added = await copy(id, (await record(modelId)).version, where)
      if (!added.ok) throw new Error(added.code)
      await check(added.value.id, { observed: sums[kind] })
      if (kind === 'weights') made.push(added.value.id)
    }
  }
  return made
}

/** The newest event of the log, with what it tells. */
export async function lastEvent(ctx: TestDatabase) {
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
  return { ...event, payload: JSON.parse(event.payload) }
}
