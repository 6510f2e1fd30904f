import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { recordNarrator, waiveNarrator } from '@/lib/narrator-reviews/commands'
import { narratorReviewOperations } from '@/lib/narrator-reviews/operations'
import { listNarratorReviews } from '@/lib/narrator-reviews/queries'
import { recordNarratorInput } from '@/lib/narrator-reviews/schema'
import { actorWith, callerOf, contextOf, makeHeld, makeObligation, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { moveRelease } from './commands'
import { findRelease } from './queries'
import type { ReleaseMove } from './schema'

const ctx = useDatabase()
const [steward, chief] = [actorWith('steward'), actorWith('leadership')]
const read = { words: 'Yes, that is what I meant.', note: 'All of it, in a fresh session.', heldOn: '2026-11-20' }

function releasing(now = testNow) {
  return contextOf({ database: ctx.database, actor: steward, now }, 'interview.release', 'interview.read')
}

/** Reads the words back in the version that the interview has now. */
async function readBack(id: string, outcome: string, parts: object = {}) {
  const { version } = await ctx.prisma.interview.findUniqueOrThrow({ where: { id } })
  const input = recordNarratorInput.parse({ id, version, outcome, ...read, ...parts })
  return recordNarrator(contextOf({ database: ctx.database, actor: steward }, 'narratorReview.record'), input)
}

async function waive(id: string) {
  const { version } = await ctx.prisma.interview.findUniqueOrThrow({ where: { id } })
  const context = contextOf({ database: ctx.database, actor: chief }, 'narratorReview.waive')
  return waiveNarrator(context, { id, version, reason: 'It can no longer be served.' })
}

async function move(
  id: string,
  name: ReleaseMove,
  parts: { reason?: string; restrictedUntil?: string } = {},
  now?: Date,
) {
  const { version } = await ctx.prisma.interview.findUniqueOrThrow({ where: { id } })
  return moveRelease(releasing(now), name, { id, version, ...parts })
}

function releaseOf(id: string, actor: Actor = steward, now = testNow) {
  return findRelease(contextOf({ database: ctx.database, actor, now }, 'interview.read'), id)
}

test('a final interview whose words the model confirmed is cleared and then released', async () => {
  const { id } = await makeHeld(ctx.prisma, { state: 'final' })
  expect(await releaseOf(id)).toMatchObject({ obstacles: ['narratorMissing'], moves: ['withhold'] })
  expect(await move(id, 'clear')).toMatchObject({ code: 'releaseNeedsNarrator' })
  expect(await readBack(id, 'confirm')).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await releaseOf(id)).toMatchObject({ release: 'internal', obstacles: [], moves: ['clear', 'withhold'] })
  expect(await move(id, 'clear')).toMatchObject({ ok: true, value: { version: 3 } })
  expect(await move(id, 'release')).toMatchObject({ ok: true })
  expect(await releaseOf(id)).toMatchObject({ release: 'released', isAtOdds: false, moves: ['withhold'] })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
  expect(event).toMatchObject({ operation: 'interview.release', recordType: 'interview', recordVersion: 4 })
  const changes = { release: { before: 'releasable', after: 'released' } }
  expect(JSON.parse(event.payload)).toMatchObject({ changes })
})

test('where the model objects or takes its words back, only withholding is left, also after the release', async () => {
  for (const outcome of ['object', 'withdraw'] as const) {
    const { id } = await makeHeld(ctx.prisma, { state: 'final' })
    await readBack(id, 'confirm')
    await move(id, 'clear')
    await move(id, 'release')
    await readBack(id, outcome)
    expect(await releaseOf(id)).toMatchObject({ obstacles: ['narratorAgainst'], isAtOdds: true, moves: ['withhold'] })
    expect(await move(id, 'withhold', { reason: 'The model asked for it.' })).toMatchObject({ ok: true })
    expect(await releaseOf(id)).toMatchObject({ release: 'withheld', reason: 'The model asked for it.', moves: [] })
    expect(await move(id, 'recall', { reason: 'x' })).toMatchObject({
      code: 'releaseAgainstModel',
      values: { outcome },
    })
  }
})

test('what the model was told and does not hold stands in the way until its correction is settled', async () => {
  const { id, modelId } = await makeHeld(ctx.prisma, { state: 'final' })
  await readBack(id, 'amend')
  const correction = await makeObligation(ctx.prisma, { modelId, kind: 'correction' })
  const told = { interviewId: id, kind: 'fact', text: 'A', truth: 'false', note: 'B' } as const
  await ctx.prisma.disclosure.create({ data: { ...told, correctionId: correction.id } })
  expect(await move(id, 'clear')).toMatchObject({ code: 'releaseNeedsCorrection', values: { count: 1 } })
  await ctx.prisma.obligation.update({ where: { id: correction.id }, data: { state: 'kept' } })
  expect(await move(id, 'clear')).toMatchObject({ ok: true })
  await ctx.prisma.disclosure.create({ data: { ...told, truth: 'changed' } })
  expect(await move(id, 'release')).toMatchObject({ code: 'releaseNeedsCorrection' })
  expect(await releaseOf(id)).toMatchObject({ isAtOdds: true, obstacles: ['uncorrected'] })
})

test('a restriction ends by itself, and somebody still has to release it', async () => {
  const { id } = await makeHeld(ctx.prisma, { state: 'final' })
  await readBack(id, 'confirm')
  await move(id, 'clear')
  const until = { restrictedUntil: '2027-01-01', reason: 'The launch comes first.' }
  const tooSoon = { fields: { restrictedUntil: { code: 'tooEarly' } } }
  expect(await move(id, 'restrict', { ...until, restrictedUntil: '2026-11-24' })).toMatchObject(tooSoon)
  expect(await move(id, 'restrict', until)).toMatchObject({ ok: true })
  expect(await releaseOf(id)).toMatchObject({
    ...until,
    mayBeReleased: false,
    moves: ['restrict', 'withhold', 'recall'],
  })
  expect(await move(id, 'release')).toMatchObject({ code: 'releaseRestricted', values: { date: '2027-01-01' } })
  const later = new Date('2027-01-01T00:00:00Z')
  expect(await releaseOf(id, steward, later)).toMatchObject({ release: 'restrictedUntil', mayBeReleased: true })
  expect(await move(id, 'release', {}, later)).toMatchObject({ ok: true })
  expect(await releaseOf(id)).toMatchObject({ release: 'released', restrictedUntil: null, reason: '' })
})

test('leadership waives the reading back of a model that cannot be asked, and never its own word', async () => {
  const { id } = await makeHeld(ctx.prisma, { state: 'final' })
  expect(await waive(id)).toMatchObject({ ok: true })
  expect(await waive(id)).toMatchObject({ code: 'narratorWaived' })
  expect(await releaseOf(id)).toMatchObject({ obstacles: [], moves: ['clear', 'withhold'] })
  await readBack(id, 'object')
  expect(await waive(id)).toMatchObject({ code: 'narratorHasSpoken' })
  const steward_ = callerOf({ database: ctx.database, actor: steward })
  const attempt = { id, version: 3, reason: 'I may not.' }
  const denied = narratorReviewOperations['narratorReview.waive'].execute(steward_, 'narratorReview.waive', attempt)
  expect(await denied).toMatchObject({ code: 'forbidden' })
})

test('a move that was based on an older word of the model is a conflict, and of ten at once one wins', async () => {
  const { id } = await makeHeld(ctx.prisma, { state: 'final' })
  await readBack(id, 'confirm')
  const stale = { id, version: 2 }
  await readBack(id, 'object')
  expect(await moveRelease(releasing(), 'clear', stale)).toMatchObject({
    code: 'conflict',
    conflict: { version: 3, changes: [{ operation: 'narratorReview.record' }] },
  })
  const withheld = { id, version: 3, reason: 'The model objects.' }
  const results = await Promise.all(Array.from({ length: 10 }, () => moveRelease(releasing(), 'withhold', withheld)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
})

test('the model’s words are for whoever may open the transcript, and never in the log', async () => {
  const { id } = await makeHeld(ctx.prisma)
  await readBack(id, 'amend', { words: '  Say “hope”, not “want”. ' })
  const wordsFor = async (actor: Actor) => {
    const [review] = await listNarratorReviews(contextOf({ database: ctx.database, actor }, 'interview.read'), id)
    return review?.words
  }
  expect(await wordsFor(steward)).toBe('  Say “hope”, not “want”. ')
  expect(await wordsFor(actorWith('auditor'))).toContain('hope')
  expect(await wordsFor(actorWith('reviewer'))).toBeNull()
  expect(await wordsFor(actorWith('admin'))).toBeNull()
  await ctx.prisma.interview.update({ where: { id }, data: { isConfidential: false } })
  expect(await wordsFor(actorWith('reviewer'))).toContain('hope')
  const { payload } = await ctx.prisma.auditEvent.findFirstOrThrow()
  expect(payload).not.toContain('hope')
  expect(JSON.parse(payload)).toMatchObject({ changes: { narrator: { before: null, after: 'amend' } } })
})

test('of a day to come, of an interview that is not sealed or not there, it is refused', async () => {
  const { id } = await makeHeld(ctx.prisma)
  expect(await readBack(id, 'confirm', { heldOn: '2026-11-25' })).toMatchObject({
    fields: { heldOn: { code: 'inFuture' } },
  })
  const open = await makeHeld(ctx.prisma, { state: 'inProgress' })
  expect(await readBack(open.id, 'confirm')).toMatchObject({ code: 'interviewNotCaptured' })
  expect(await moveRelease(releasing(), 'clear', { id: randomUUID(), version: 1 })).toMatchObject({ code: 'notFound' })
  expect(await releaseOf('nothing')).toBeNull()
})
