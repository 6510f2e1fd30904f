import { beforeEach, describe, expect, test } from 'vitest'
import { appealOperations } from '@/lib/appeals/operations'
import type { Actor } from '@/lib/auth/permissions'
import { findDecision, findPacket } from '@/lib/decision-records/queries'
import { dissentOperations } from '@/lib/dissents/operations'
import { issuingOperations } from '@/lib/issuing/operations'
import { sha256Of } from '@/lib/packets/queries'
import { actorWith, callerOf, contextOf, makeAssessment, makePreference } from '@/prisma/factories'
import { asApplication, useDatabase } from '@/prisma/testing'
import { decisionOperations } from './operations'

const ctx = useDatabase()
const operations = { ...decisionOperations, ...issuingOperations, ...dissentOperations, ...appealOperations }
const steward = actorWith('steward')
const chief = actorWith('leadership')
const other = actorWith('leadership')
const third = actorWith('leadership')
const none = { conflict: 'None.' }

let preference: Awaited<ReturnType<typeof makePreference>>
let assessorId = ''
let optionId = ''

beforeEach(async () => {
  preference = await makePreference(ctx.prisma, { state: 'assessed' })
  const made = await makeAssessment(ctx.prisma, { preferenceId: preference.id })
  assessorId = made.assessorId
  optionId = made.options[0]?.id ?? ''
})

function run(name: keyof typeof operations, input: object, actor: Actor = chief) {
  return operations[name].execute(callerOf({ database: ctx.database, actor }), name, input)
}

async function drafted(said: object = {}, actor: Actor = steward): Promise<string> {
  const step = { title: 'Make the page', owedTo: 'model', kind: 'publication', dueOn: '2027-01-31' }
  const honor = { outcome: 'honor', optionId, reasons: 'It is cheap.', steps: [step] }
  const answer = await run('decision.draft', { preferenceId: preference.id, ...honor, ...said }, actor)
  if (!answer.ok) throw new Error(answer.code)
  return Object(answer.value).id
}

const decline = { outcome: 'decline', optionId: null, reasons: 'No.', passedOver: 'Nobody keeps it up.', steps: [] }

function raiseBand(policy: object) {
  return ctx.prisma.$executeRaw`insert into "Policy" ("version", "values", "reason", "createdByName")
    values (2, ${JSON.stringify(policy)}::jsonb, 'For a test.', 'Test')`
}

function found(id: string, actor: Actor = chief) {
  return findDecision(contextOf({ database: ctx.database, actor }, 'preference.read'), id)
}

async function eventsOf(operation: string) {
  return ctx.prisma.auditEvent.count({ where: { operation, recordType: 'decision' } })
}

test('a steward honors what is low in cost: it is frozen, it is owed, and the preference moves on', async () => {
  const id = await drafted()
  expect(await run('decision.issue', { id, version: 1, ...none }, steward)).toEqual({
    ok: true,
    value: { id, version: 2 },
  })
  expect(await ctx.prisma.preference.findUnique({ where: { id: preference.id } })).toMatchObject({
    state: 'fulfilling',
  })
  const owed = await ctx.prisma.obligation.findMany({ where: { decisionId: id } })
  expect(owed).toMatchObject([
    { title: 'Make the page', source: 'decision', kind: 'publication', modelId: preference.modelId },
  ])
  expect(await found(id)).toMatchObject({
    ...{ state: 'issued', band: 'low', expectedMinor: '10000', currency: 'USD', policyVersion: 1, isCurrent: true },
    ...{
      decider: steward.name,
      deciderConflict: 'None.',
      packet: { changed: [] },
      obligations: [{ title: 'Make the page' }],
    },
  })
  const packet = await findPacket(contextOf({ database: ctx.database, actor: chief }, 'preference.read'), id)
  expect(sha256Of(packet?.text ?? '')).toBe(packet?.sha256)
  for (const table of ['DecisionPacket', 'DecisionStep'])
    expect(await asApplication(ctx.database, `delete from "${table}"`)).toMatch(/change|never/)
})

describe('the bars hold for every door, because they are in the operation', () => {
  test('a steward keeps nothing back that is low in cost', async () => {
    const id = await drafted(decline)
    expect(await run('decision.issue', { id, version: 1, ...none }, steward)).toMatchObject({
      code: 'declineNeedsLeadership',
    })
    expect(await run('decision.issue', { id, version: 1, ...none })).toMatchObject({ ok: true })
    expect(await found(id)).toMatchObject({ isException: true, canClose: true, band: 'low' })
  })

  test('whoever assessed it does not decide it, not even after taking the assessment back', async () => {
    const id = await drafted()
    const assessor = { ...chief, id: assessorId }
    expect(await run('decision.issue', { id, version: 1, ...none }, assessor)).toMatchObject({
      code: 'deciderAssessed',
    })
    await makeAssessment(ctx.prisma, { preferenceId: preference.id })
    await ctx.prisma.assessment.updateMany({ where: { assessorId }, data: { state: 'withdrawn' } })
    expect(await run('decision.issue', { id, version: 1, ...none }, assessor)).toMatchObject({
      code: 'deciderAssessed',
    })
  })

  test('what is high takes two of leadership, neither of whom assessed it', async () => {
    await raiseBand({ lowCostMax: 1, mediumCostMax: 2 })
    const id = await drafted()
    expect(await run('decision.issue', { id, version: 1, ...none })).toMatchObject({ code: 'decisionNeedsCosigner' })
    expect(await run('decision.propose', { id, version: 1, ...none })).toMatchObject({ ok: true })
    expect(await run('decision.cosign', { id, version: 2, ...none })).toMatchObject({ code: 'cosignerDecided' })
    const assessor = { ...other, id: assessorId }
    expect(await run('decision.cosign', { id, version: 2, ...none }, assessor)).toMatchObject({
      code: 'cosignerAssessed',
    })
    expect(await run('decision.cosign', { id, version: 2, ...none }, steward)).toMatchObject({ code: 'forbidden' })
    expect(await run('decision.cosign', { id, version: 2, ...none }, other)).toMatchObject({ ok: true })
    expect(await found(id)).toMatchObject({ state: 'issued', decider: chief.name, cosigner: other.name, band: 'high' })
  })

  test('what is nobody, such as the command line, decides nothing', async () => {
    const nobody: Actor = {
      kind: 'system',
      id: null,
      name: 'CLI',
      roles: [],
      scope: ['decision.draft', 'decision.issue'],
    }
    const id = await drafted(decline)
    for (const name of ['decision.propose', 'decision.issue'] as const) {
      expect(await run(name, { id, version: 1, ...none }, nobody)).toMatchObject({ code: 'decisionNeedsPerson' })
    }
    const words = { id, version: 1, ...decline }
    expect(await run('decision.update', words, nobody)).toMatchObject({ code: 'decisionNeedsPerson' })
  })

  test('words that are changed take a proposal back', async () => {
    const id = await drafted()
    await run('decision.propose', { id, version: 1, ...none })
    expect(await run('decision.update', { id, version: 2, ...decline })).toMatchObject({ ok: true })
    expect(await run('decision.cosign', { id, version: 3, ...none }, other)).toMatchObject({
      code: 'decisionMoveNotOffered',
    })
  })

  test('nothing is issued that was written before the newest assessment', async () => {
    const id = await drafted()
    const later = new Date('2099-01-01')
    const { id: newer } = await makeAssessment(ctx.prisma, { preferenceId: preference.id, state: 'draft' })
    await ctx.prisma.assessment.update({ where: { id: newer }, data: { state: 'submitted', submittedAt: later } })
    expect(await run('decision.issue', { id, version: 1, ...none })).toMatchObject({ code: 'decisionOvertaken' })
  })
})

test('of twenty who issue at once one does, and there is one event', async () => {
  const id = await drafted()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => run('decision.issue', { id, version: 1, ...none })),
  )
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.code]))
  expect(refused).toEqual(Array(19).fill('conflict'))
  expect(await eventsOf('decision.issue')).toBe(1)
  expect(await ctx.prisma.decisionPacket.count()).toBe(1)
  expect(await ctx.prisma.obligation.count()).toBe(1)
})

test('of twenty who cosign at once one does, and there is one event', async () => {
  const id = await drafted()
  await run('decision.propose', { id, version: 1, ...none })
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => run('decision.cosign', { id, version: 2, ...none }, actorWith('leadership'))),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await eventsOf('decision.cosign')).toBe(1)
})

test('there is one open decision about a preference, however many begin one at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => run('decision.draft', { preferenceId: preference.id, ...decline })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.code]))).toEqual(Array(4).fill('decisionOpen'))
})

test('somebody dissents, an appeal is raised, and a person who had no hand in it revises the decision', async () => {
  const id = await drafted(decline)
  await run('decision.issue', { id, version: 1, ...none })
  expect(await run('dissent.record', { decisionId: id, text: 'I would have.' })).toMatchObject({ code: 'dissentOwn' })
  expect(await run('dissent.record', { decisionId: id, text: 'I would have.' }, other)).toMatchObject({ ok: true })
  const raised = await run('appeal.raise', { decisionId: id, version: 2, grounds: 'It is cheap.' }, other)
  expect(raised).toMatchObject({ ok: true, value: { version: 3 } })
  const appeal = { id: raised.ok ? Object(raised.value).id : '', version: 3, outcome: 'revised', judgement: 'Indeed.' }
  expect(await run('appeal.judge', appeal)).toMatchObject({ code: 'judgeDecided' })
  expect(await run('appeal.judge', appeal, other)).toMatchObject({ code: 'judgeAppealed' })
  expect(await run('appeal.judge', appeal, third)).toMatchObject({ ok: true, value: { version: 4 } })
  expect(await found(id)).toMatchObject({ state: 'revised', isCurrent: false, dissents: [{ person: other.name }] })
  expect(await ctx.prisma.preference.findUnique({ where: { id: preference.id } })).toMatchObject({ state: 'assessed' })
  const again = await drafted()
  expect(await found(again)).toMatchObject({ number: 2, moves: ['update', 'propose', 'issue', 'withdraw'] })
})

test('a later decision is the current one, and an exception is closed by leadership with a reason', async () => {
  const id = await drafted(decline)
  await run('decision.issue', { id, version: 1, ...none })
  const reason = 'It was met in another way.'
  expect(await run('decision.close', { id, version: 2, reason }, steward)).toMatchObject({ code: 'forbidden' })
  expect(await run('decision.close', { id, version: 2, reason })).toMatchObject({ ok: true })
  expect(await run('decision.close', { id, version: 3, reason })).toMatchObject({ code: 'decisionNotException' })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({
    where: { operation: 'decision.close', outcome: 'done' },
  })
  expect(JSON.parse(event.payload)).toMatchObject({ reason })
  await ctx.prisma.preference.update({ where: { id: preference.id }, data: { state: 'assessed' } })
  const next = await drafted()
  await run('decision.issue', { id: next, version: 1, ...none })
  expect([await found(id), await found(next)]).toMatchObject([{ isCurrent: false }, { isCurrent: true }])
})

test('it is stale once an input has changed, and says which', async () => {
  const id = await drafted()
  await run('decision.issue', { id, version: 1, ...none })
  await raiseBand({ noticeDays: 61 })
  expect(await found(id)).toMatchObject({ packet: { changed: [] } })
  await ctx.prisma.preference.update({ where: { id: preference.id }, data: { statement: 'Another.' } })
  await makeAssessment(ctx.prisma, { preferenceId: preference.id })
  expect(await found(id)).toMatchObject({ packet: { changed: ['preference', 'assessments', 'totals'] } })
  expect((await found(id))?.statement).toBe(preference.statement)
})
