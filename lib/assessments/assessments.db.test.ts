import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { actorWith, callerOf, contextOf, makeAssessment, makeDecision, makePreference } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { discardAssessment, draftAssessment, submitAssessment, updateAssessment, withdrawAssessment } from './commands'
import { assessmentOperations } from './operations'
import { findOwnAssessment, findOwnDraft, listHeldAssessments, listShownAssessments } from './queries'
import { draftAssessmentInput, heldAssessment, updateAssessmentInput } from './schema'

const ctx = useDatabase()
const [steward, leader] = [actorWith('steward'), actorWith('leadership')]
let preference: Awaited<ReturnType<typeof makePreference>>

beforeEach(async () => {
  preference = await makePreference(ctx.prisma, { state: 'verified' })
})

function as(actor: Actor) {
  return contextOf({ database: ctx.database, actor }, 'assessment.write')
}

const page = {
  ...{ kind: 'full', title: 'A page', horizonMonths: '12', basis: 'quote', reversibility: 'reversible' },
  costs: {
    oneOffMoney: { low: '100', likely: '120.50', high: '200' },
    monthlyDays: { low: '0', likely: '0.5', high: '1' },
  },
  risks: { safety: '1' },
} as const

const note = { ...page, kind: 'symbolic', title: 'A note', costs: {} } as const

const content = { feasibility: 'feasible', explanation: '', options: [page, note] } as const

function draft(actor: Actor = steward, parts: object = {}) {
  const { id: preferenceId, version } = preference
  const input = draftAssessmentInput.parse({ preferenceId, version, ...content, ...parts })
  return draftAssessment(as(actor), input)
}

async function drafted(actor: Actor = steward, parts: object = {}): Promise<string> {
  const made = await draft(actor, parts)
  if (!made.ok) throw new Error(made.code)
  preference = await ctx.prisma.preference.findUniqueOrThrow({ where: { id: preference.id } })
  return made.value.id
}

test('a draft keeps exact amounts, and the first one moves the preference into assessment', async () => {
  const id = await drafted()
  expect(preference).toMatchObject({ state: 'inAssessment', version: 2 })
  const found = await findOwnAssessment(as(steward), id)
  expect(found?.options.map(({ title, costed }) => [title, costed.lines])).toEqual([
    [
      'A page',
      {
        oneOffMoney: { low: 10_000n, likely: 12_050n, high: 20_000n },
        monthlyDays: { low: 0n, likely: 50n, high: 100n },
      },
    ],
    ['A note', {}],
  ])
  const events = await ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' }, select: { recordType: true } })
  expect(events.map(({ recordType }) => recordType)).toEqual(['assessment', 'preference'])
})

test('each assessor has one draft, and it is there for nobody else', async () => {
  const id = await drafted()
  expect(await draft()).toMatchObject({ code: 'assessmentDraftExists' })
  expect(await findOwnDraft(as(leader), preference.id)).toBeNull()
  expect(await submitAssessment(as(leader), { id, version: 1 })).toMatchObject({ code: 'notFound' })
  expect(await draft(leader)).toMatchObject({ ok: true })
})

test('of two drafts begun at once one wins', async () => {
  const results = await Promise.all([draft(), draft()])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await ctx.prisma.assessment.count()).toBe(1)
})

test('a draft is written anew as a whole, and of two changes at once one wins', async () => {
  const id = await drafted()
  const change = (explanation: string) =>
    updateAssessment(
      as(steward),
      updateAssessmentInput.parse({ id, version: 1, ...content, explanation, options: [note] }),
    )
  const results = await Promise.all([change('Because.'), change('For reasons.')])
  expect(results.map((result) => (result.ok ? 'done' : result.code)).toSorted()).toEqual(['conflict', 'done'])
  const found = await findOwnAssessment(as(steward), id)
  expect(found).toMatchObject({ version: 2, options: [{ title: 'A note', position: 1 }] })
  expect(await ctx.prisma.costLine.count()).toBe(0)
  const same = updateAssessmentInput.parse({
    id,
    version: 2,
    ...content,
    explanation: found?.explanation,
    options: [note],
  })
  expect(await updateAssessment(as(steward), same)).toMatchObject({ code: 'assessmentUnchanged' })
})

test('only a finished draft is submitted, under the policy in force', async () => {
  const id = await drafted(steward, { options: [page] })
  expect(await submitAssessment(as(steward), { id, version: 1 })).toMatchObject({ code: 'assessmentUnfinished' })
  await updateAssessment(as(steward), updateAssessmentInput.parse({ id, version: 1, ...content }))
  expect(await submitAssessment(as(steward), { id, version: 2 })).toMatchObject({ ok: true, value: { version: 3 } })
  const [held] = await listHeldAssessments(ctx.prisma, preference.id)
  expect(held).toMatchObject({ id, policyVersion: 1, assessor: steward.name })
  expect(await ctx.prisma.preference.findFirstOrThrow()).toMatchObject({ state: 'assessed' })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { operation: 'assessment.submit' } })
  expect(JSON.parse(event.payload)).toMatchObject({ policyVersion: 1, changes: { 'option:1': {} } })
  const again = updateAssessmentInput.parse({ id, version: 3, ...content, explanation: 'Else.' })
  expect(await updateAssessment(as(steward), again)).toMatchObject({ code: 'assessmentMoveNotOffered' })
})

test('two people who submit at once both do, and of one submission sent twice one is done', async () => {
  const [mine, yours] = [await drafted(), await drafted(leader)]
  const results = await Promise.all([
    submitAssessment(as(steward), { id: mine, version: 1 }),
    submitAssessment(as(steward), { id: mine, version: 1 }),
    submitAssessment(as(leader), { id: yours, version: 1 }),
  ])
  expect(results.filter(({ ok }) => ok)).toHaveLength(2)
  expect(results.find(({ ok }) => !ok)).toMatchObject({
    code: expect.stringMatching(/conflict|assessmentMoveNotOffered/),
  })
  expect(await listHeldAssessments(ctx.prisma, preference.id)).toHaveLength(2)
})

test('of each assessor the newest submission holds', async () => {
  const first = await drafted()
  await submitAssessment(as(steward), { id: first, version: 1 })
  preference = await ctx.prisma.preference.findFirstOrThrow()
  const second = await drafted()
  expect(await submitAssessment(as(steward), { id: second, version: 1 })).toMatchObject({ ok: true })
  expect((await listHeldAssessments(ctx.prisma, preference.id)).map(({ id }) => id)).toEqual([second])
})

describe('what was submitted', () => {
  test('is taken back by its assessor alone, and the preference stays assessed', async () => {
    const id = await drafted()
    await submitAssessment(as(steward), { id, version: 1 })
    expect(await withdrawAssessment(as(leader), { id, version: 2 })).toMatchObject({ code: 'assessmentNotYours' })
    expect(await withdrawAssessment(as(steward), { id, version: 2 })).toMatchObject({ ok: true })
    expect(await listHeldAssessments(ctx.prisma, preference.id)).toEqual([])
    expect(await ctx.prisma.preference.findFirstOrThrow()).toMatchObject({ state: 'assessed' })
  })

  test('is not taken back while a decision that rests on it is proposed', async () => {
    const id = await drafted()
    await submitAssessment(as(steward), { id, version: 1 })
    const decision = await makeDecision(ctx.prisma, { preference, state: 'proposed' })
    expect(await withdrawAssessment(as(steward), { id, version: 2 })).toMatchObject({ code: 'assessmentIsDecidedOn' })
    await ctx.prisma.decision.update({ where: { id: decision.id }, data: { state: 'withdrawn' } })
    expect(await withdrawAssessment(as(steward), { id, version: 2 })).toMatchObject({ ok: true })
  })
})

test('a draft is discarded with its options, once', async () => {
  const id = await drafted()
  const discard = () => discardAssessment(as(steward), { id, version: 1 })
  const results = await Promise.all([discard(), discard()])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await ctx.prisma.assessment.count()).toBe(0)
  expect(await ctx.prisma.assessmentOption.count()).toBe(0)
})

test('nobody assesses what is not verified, was reworded meanwhile, or is closed', async () => {
  preference = await makePreference(ctx.prisma, { state: 'recorded' })
  expect(await draft()).toMatchObject({ code: 'assessmentNotNow' })
  preference = await makePreference(ctx.prisma, { state: 'verified' })
  await ctx.prisma.preference.update({ where: { id: preference.id }, data: { version: 2 } })
  expect(await draft()).toMatchObject({ code: 'conflict' })
  const { id, assessorId } = await makeAssessment(ctx.prisma, {
    ...{ preferenceId: (await makePreference(ctx.prisma, { state: 'closed' })).id, state: 'draft' },
  })
  await ctx.prisma.assessmentOption.updateMany({ where: { assessmentId: id }, data: { position: 2 } })
  const option = { position: 1, kind: 'partial', title: 'Less', currency: 'USD', horizonMonths: 1 } as const
  const counted = { basis: 'guess', reversibility: 'reversible', assessmentId: id } as const
  await ctx.prisma.assessmentOption.create({ data: { ...option, ...counted } })
  const assessor = { ...steward, id: assessorId }
  expect(await submitAssessment(as(assessor), { id, version: 1 })).toMatchObject({ code: 'preferenceMoveNotOffered' })
  expect(await ctx.prisma.assessment.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'draft' })
})

test('a reviewer assesses nothing', async () => {
  const caller = callerOf({ database: ctx.database, actor: actorWith('reviewer') })
  const attempt = assessmentOperations['assessment.draft'].execute(caller, 'assessment.draft', {})
  expect(await attempt).toMatchObject({ code: 'forbidden' })
})

test('programs read what holds in exact decimals, with what it comes to', async () => {
  const id = await drafted()
  await submitAssessment(as(steward), { id, version: 1 })
  const [shown] = await listShownAssessments(contextOf(ctx, 'preference.read'), preference.id)
  expect(heldAssessment.parse(shown)).toEqual(shown)
  expect(shown?.options[0]).toMatchObject({
    ...{ title: 'A page', expected: '4930.33', band: 'low', risks: { safety: 1 } },
    costs: { oneOffMoney: { low: '100.00', likely: '120.50', high: '200.00' } },
  })
})
