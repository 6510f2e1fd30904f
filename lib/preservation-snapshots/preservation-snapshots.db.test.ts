import { expect, test } from 'vitest'
import { addArtifact, withdrawArtifact } from '@/lib/artifacts/commands'
import { addArtifactInput } from '@/lib/artifacts/schema'
import { addCopy, endCopy } from '@/lib/copies/commands'
import { addCopyInput, endCopyInput } from '@/lib/copies/schema'
import { recordDrill } from '@/lib/drills/commands'
import { recordDrillInput } from '@/lib/drills/schema'
import { recordCheck } from '@/lib/fixity-checks/commands'
import { recordCheckInput } from '@/lib/fixity-checks/schema'
import { findModel } from '@/lib/models/queries'
import { findPreservation } from '@/lib/preservation/queries'
import { actorWith, contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { findPreservationAsOf } from './queries'

const ctx = useDatabase()
const digest = 'ab'.repeat(32)
const slug = 'opus'

const needed = [
  ...(['artifact.add', 'artifact.withdraw', 'copy.add', 'copy.end', 'fixityCheck.record'] as const),
  ...(['drill.record', 'model.read'] as const),
]

/** A steward who acts at noon of that day. */
function on(day: string) {
  const now = new Date(`${day}T12:00:00Z`)
  return contextOf({ database: ctx.database, actor: actorWith('steward'), now }, ...needed)
}

async function kept(day: string) {
  const found = await findPreservation(on(day), slug)
  if (!found) throw new Error('The model is gone')
  return found
}

async function asOf(day: string) {
  const reader = on('2026-11-24')
  const model = await findModel(reader, slug)
  if (!model) throw new Error('The model is gone')
  return findPreservationAsOf(reader, model, day)
}

async function versioned() {
  const { id: modelId, version } = await kept('2026-11-24')
  return { modelId, version }
}

async function copyIn(region: string) {
  const { artifacts } = await kept('2026-11-24')
  const copies = artifacts.flatMap((artifact) => artifact.copies)
  return copies.find((copy) => copy.region === region)?.id ?? ''
}

async function addTo(day: string, region: string) {
  const { version } = await versioned()
  const artifactId = (await kept(day)).artifacts[0]?.id
  const place = { disasterZone: region, medium: 'disk', custodian: 'Archive', costPerMonth: '10.00', currency: 'EUR' }
  return addCopy(on(day), addCopyInput.parse({ artifactId, version, region, ...place }))
}

async function check(day: string, region: string, observed = digest) {
  return recordCheck(on(day), recordCheckInput.parse({ copyId: await copyIn(region), observed }))
}

async function end(day: string, region: string, endedOn: string) {
  const { version } = await versioned()
  const input = { id: await copyIn(region), version, endedOn, reason: 'The rack was given up.' }
  return endCopy(on(day), endCopyInput.parse(input))
}

async function keep(day: string, label: string, sha256: string) {
  const input = { ...(await versioned()), kind: 'weights', label, sha256, bytes: '1000' }
  return addArtifact(on(day), addArtifactInput.parse(input))
}

/** One step a day from 2 March 2026. */
const steps: readonly ((day: string) => Promise<unknown>)[] = [
  (day) => keep(day, 'Weights', digest),
  (day) => addTo(day, 'Frankfurt'),
  (day) => check(day, 'Frankfurt'),
  (day) => addTo(day, 'Osaka'),
  (day) => check(day, 'Osaka'),
  async (day) => {
    const held = { heldOn: day, hardware: '8 × H100', result: 'passed', hoursToServe: '1.5', configMatches: 'on' }
    return recordDrill(on(day), recordDrillInput.parse({ modelId: (await versioned()).modelId, ...held }))
  },
  (day) => check(day, 'Osaka', 'cd'.repeat(32)),
  (day) => end(day, 'Osaka', '2026-03-07'),
  (day) => keep(day, 'Wrong weights', 'ef'.repeat(32)),
  async (day) => {
    const wrong = (await kept(day)).artifacts.find(({ label }) => label === 'Wrong weights')
    const { version } = await versioned()
    return withdrawArtifact(on(day), { id: wrong?.id ?? '', version, reason: 'Of another model.' })
  },
]

function dayAt(step: number): string {
  return `2026-03-${String(step + 2).padStart(2, '0')}`
}

/** Without what depends on the hour. */
function shown({ version: _, ...record }: Awaited<ReturnType<typeof kept>>) {
  return record
}

test('is told of every past day as it was at the end of that day', async () => {
  await makeModel(ctx.prisma, { slug, displayName: 'Opus', createdAt: new Date('2026-03-01T12:00:00Z') })
  const days = new Map<string, ReturnType<typeof shown>>()
  for (const [at, step] of steps.entries()) {
    const day = dayAt(at)
    expect(await step(day)).toMatchObject({ ok: true })
    days.set(day, shown(await kept(day)))
  }
  expect(days.size).toBe(steps.length)
  for (const [day, record] of days) {
    const { unclear, ...then } = await asOf(day)
    expect([day, unclear, shown(then)]).toEqual([day, 0, record])
  }
}, 60_000)

test('is nothing before anything was put on record', async () => {
  await makeModel(ctx.prisma, { slug, displayName: 'Opus' })
  await keep('2026-03-02', 'Weights', digest)
  expect(await asOf('2026-03-01')).toMatchObject({ level: 0, artifacts: [], drills: [], copies: 0, bytes: '0' })
})

test('goes stale by the day that is looked at, and not by today', async () => {
  await makeModel(ctx.prisma, { slug, displayName: 'Opus' })
  await keep('2026-03-02', 'Weights', digest)
  await addTo('2026-03-02', 'Frankfurt')
  await check('2026-03-02', 'Frankfurt')
  expect([(await asOf('2026-04-01')).isStale, (await asOf('2026-11-24')).isStale]).toEqual([false, true])
})
