import { describe, expect, test } from 'vitest'
import type { Permission } from '@/lib/auth/permissions'
import { endWindow, openWindow, updateWindow } from '@/lib/availability/commands'
import { endWindowInput, openWindowInput, updateWindowInput } from '@/lib/availability/schema'
import { addDate, chooseDate, withdrawDate } from '@/lib/dates/commands'
import { addDateInput } from '@/lib/dates/schema'
import { createModel, moveModel, updateModel } from '@/lib/models/commands'
import { findModel } from '@/lib/models/queries'
import { createModelInput, type Move, type Stage, updateModelInput } from '@/lib/models/schema'
import { changePolicy } from '@/lib/policies/commands'
import { nameSuccessors } from '@/lib/replacements/commands'
import { actorWith, contextOf, makeModel, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { findModelAsOf } from './queries'

const ctx = useDatabase()
const steward = actorWith('steward')
const slug = 'claude-3-opus-20240229'
const source = { sourceUrl: 'https://example.org/source', sourceTitle: '' }

/** A steward who acts at noon of that day. */
function on<P extends Permission>(day: string, ...permissions: readonly P[]) {
  return contextOf({ database: ctx.database, actor: steward, now: new Date(`${day}T12:00:00Z`) }, ...permissions)
}

function asOf(day: string) {
  return findModelAsOf(on('2026-11-24', 'model.read'), slug, day)
}

async function current() {
  const model = await findModel(on('2026-11-24', 'model.read'), slug)
  if (!model) throw new Error('The model is not on record')
  return model
}

/** What a page shows, without what is about the reading itself. */
async function shownOn(day: string) {
  const snapshot = await asOf(day)
  if (!snapshot?.isKnown) throw new Error(`Nothing was known on ${day}`)
  const { asOf: _, ...page } = snapshot
  return page
}

function create(day: string, parts: object = {}) {
  const opus = { provider: 'anthropic', apiId: slug, displayName: 'Claude Opus 3', family: 'opus' }
  const input = createModelInput.parse({ ...opus, isPubliclyReleased: true, stage: 'active', ...parts })
  return createModel(on(day, 'model.create'), input)
}

async function state(day: string, kind: string, date: string, sourceUrl = source.sourceUrl) {
  const { id: modelId, version } = await current()
  return addDate(on(day, 'date.add'), addDateInput.parse({ modelId, version, kind, date, sourceUrl }))
}

async function move(day: string, name: Move, to: Stage) {
  const { id, version } = await current()
  const input = { id, version, to, reason: `Moved to ${to}.`, sourceUrl: source.sourceUrl }
  return moveModel(on(day, 'model.move'), name, input)
}

async function claimOf(kind: string, date: string) {
  const { id: modelId, version, dateClaims } = await current()
  const claimId = dateClaims.find((claim) => claim.kind === kind && claim.date === date)?.id ?? ''
  return { modelId, version, claimId }
}

/** A life in this workspace, one step a day from 2 to 9 March 2026. */
const steps: readonly (() => Promise<unknown>)[] = [
  async () => {
    const { id, version } = await current()
    const words = { displayName: 'Claude Opus Three', family: 'opus', summary: 'Known for its words.', aliases: 'opus' }
    const input = updateModelInput.parse({ id, version, ...words, stewardId: (await namedSteward()).id })
    return updateModel(on('2026-03-02', 'model.update'), input)
  },
  () => state('2026-03-03', 'deprecated', '2026-03-03'),
  () => state('2026-03-03', 'retires', '2027-01-05'),
  () => move('2026-03-04', 'deprecate', 'deprecated'),
  async () => {
    await state('2026-03-05', 'retires', '2027-02-05', 'https://example.org/other')
    const input = { ...(await claimOf('retires', '2027-02-05')), reason: 'The newer page.' }
    return chooseDate(on('2026-03-05', 'date.choose'), input)
  },
  async () => {
    const { id: modelId, version } = await current()
    const window = { surface: 'API', mode: 'public', startsOn: '2024-03-04', costPerMonth: '10.00', currency: 'USD' }
    const input = openWindowInput.parse({ modelId, version, ...window, reason: 'Stated.' })
    return openWindow(on('2026-03-05', 'availability.open'), input)
  },
  () => move('2026-03-06', 'reprieve', 'legacy'),
  async () => {
    const input = { ...(await claimOf('retires', '2027-01-05')), reason: 'It stands after all.' }
    await chooseDate(on('2026-03-07', 'date.choose'), input)
    const { version, availability } = await current()
    const [window] = availability
    const changed = { ...window, version, surface: 'Claude API', costPerMonth: '12.00', reason: 'Corrected.' }
    return updateWindow(on('2026-03-07', 'availability.update'), updateWindowInput.parse(changed))
  },
  async () => {
    const input = { ...(await claimOf('deprecated', '2026-03-03')), reason: 'A slip.' }
    await withdrawDate(on('2026-03-08', 'date.withdraw'), input)
    const { version, availability } = await current()
    const ending = { id: availability[0]?.id, version, endsOn: '2026-03-08', reason: 'Over.' }
    return endWindow(on('2026-03-08', 'availability.end'), endWindowInput.parse(ending))
  },
  async () => {
    const { id: modelId, version } = await current()
    const input = { modelId, version, references: ['claude-opus-4'], statedOn: '2026-03-09', ...source }
    return nameSuccessors(on('2026-03-09', 'replacement.name'), input)
  },
]

let named: { readonly id: string } | undefined

async function namedSteward() {
  named ??= await makePerson(ctx.prisma, { name: 'A steward of the demonstration', isDemo: true })
  return named
}

describe('a model that was on record', () => {
  test('is read on every later day exactly as its page was at the end of each day before', async () => {
    named = undefined
    await create('2026-03-01', { releasedOn: '2024-03-04', sourceUrl: source.sourceUrl })
    const pages = new Map<string, Awaited<ReturnType<typeof shownOn>>>()
    pages.set('2026-03-01', await shownOn('2026-03-01'))
    for (const step of steps) {
      expect(await step()).toMatchObject({ ok: true })
      const { updatedAt } = await current()
      const day = updatedAt.slice(0, 10)
      pages.set(day, await shownOn(day))
    }
    expect([...pages.keys()]).toHaveLength(9)
    for (const [day, page] of pages) expect({ day, ...(await shownOn(day)) }).toEqual({ day, ...page })
  }, 120_000)

  test('is today what its record is, but for its moves', async () => {
    await create('2026-03-01', { releasedOn: '2024-03-04', sourceUrl: source.sourceUrl })
    const { moves: _, checklist: _checklist, ...record } = await current()
    expect(await asOf('2026-11-24')).toMatchObject({
      ...record,
      moves: { offered: [], blocked: [] },
      asOf: { isReconstructed: false, reconstructed: [], previous: '2026-03-01', next: null },
    })
  })
})

/** Recorded in November 2026 from public sources, as an import does. */
async function recordOpus() {
  const made = { createdAt: new Date('2026-11-24T09:00:00Z') }
  const claim = (kind: 'released' | 'deprecated' | 'retires', date: string) => {
    return { ...source, ...made, kind, date: new Date(date), isChosen: true }
  }
  return makeModel(ctx.prisma, {
    ...{ slug, apiId: slug, displayName: 'Claude Opus 3', stage: 'retired', summary: 'Retired on 5 January 2026.' },
    ...{ aliases: ['opus'], releasedOn: new Date('2024-03-04'), ...made },
    dateClaims: {
      create: [claim('released', '2024-03-04'), claim('deprecated', '2025-06-30'), claim('retires', '2026-01-05')],
    },
    availability: {
      create: {
        surface: 'API',
        mode: 'public',
        endsOn: new Date('2026-01-05'),
        decision: 'Later.',
        ...source,
        ...made,
      },
    },
    replacements: { create: { reference: 'claude-opus-4-1', statedOn: new Date('2025-11-08'), ...source, ...made } },
  })
}

describe('a model that was recorded later', () => {
  test('is deprecated as of July 2025, with its retirement ahead and open to everybody', async () => {
    await recordOpus()
    expect(await asOf('2025-07-01')).toMatchObject({
      ...{ isKnown: true, stage: 'deprecated', deprecatedOn: '2025-06-30', retiresOn: '2026-01-05' },
      ...{ summary: '', aliases: [], steward: null, isPubliclyReleased: true, replacements: [], history: [] },
      availability: [{ surface: 'API', mode: 'public', endsOn: null, decision: '' }],
      notice: { days: 189, needed: 60, isShort: false },
      moves: { offered: [], blocked: [] },
      asOf: {
        ...{ day: '2025-07-01', isReconstructed: true, firstKnownOn: '2024-03-04' },
        ...{ previous: '2025-06-30', next: '2025-11-08' },
        gaps: ['description', 'windowTerms', 'successors', 'policy', 'checklist', 'preferences'],
      },
    })
  })

  test('is active as of June 2024, and nobody knew of its retirement or its successors', async () => {
    await recordOpus()
    const snapshot = await asOf('2024-06-01')
    expect(snapshot).toMatchObject({ stage: 'active', deprecatedOn: null, retiresOn: null, replacements: [] })
    expect(snapshot).toMatchObject({ dateClaims: [{ kind: 'released' }], notice: null })
  })

  test('is unknown before its first public fact, and says which that is', async () => {
    await recordOpus()
    expect(await asOf('2024-03-03')).toEqual({
      ...{ isKnown: false, slug, displayName: 'Claude Opus 3', firstKnownOn: '2024-03-04' },
    })
  })

  test('steps from change to change through all that became known', async () => {
    await recordOpus()
    const days: string[] = []
    for (let day: string | null = '2024-03-04'; day; ) {
      days.push(day)
      const snapshot: Awaited<ReturnType<typeof asOf>> = await asOf(day)
      day = snapshot?.isKnown ? snapshot.asOf.next : null
    }
    expect(days).toEqual(['2024-03-04', '2025-06-30', '2025-11-08', '2026-01-05', '2026-11-24'])
  })
})

test('notice is measured by the policy that was in force on the day', async () => {
  await recordOpus()
  const leader = contextOf(
    { database: ctx.database, actor: actorWith('admin'), now: new Date('2026-11-22T12:00:00Z') },
    'policy.change',
  )
  await changePolicy(leader, { version: 1, noticeDays: 365, reason: 'Longer.' })
  expect(await asOf('2026-11-24')).toMatchObject({ noticeDays: 365, notice: { isShort: true } })
})

test('nobody sees a model that is not there', async () => {
  expect(await asOf('2025-07-01')).toBeNull()
})
