import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { decisionOperations } from '@/lib/decisions/operations'
import { sha256Of } from '@/lib/packets/queries'
import { preferenceOperations } from '@/lib/preferences/operations'
import { findPreference } from '@/lib/preferences/queries'
import { actorWith, callerOf, contextOf, makeAssessment, makePerson, makePreference, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { issuingOperations } from './operations'

const ctx = useDatabase()
const operations = { ...decisionOperations, ...issuingOperations, ...preferenceOperations }
const steward = actorWith('steward')
const chief = actorWith('leadership')
const none = { conflict: 'None.' }

let preferenceId = ''

beforeEach(async () => {
  const { id } = await makePreference(ctx.prisma, { state: 'assessed' })
  await makeAssessment(ctx.prisma, { preferenceId: id })
  preferenceId = id
})

function run(name: keyof typeof operations, input: object, actor: Actor = chief, now = testNow) {
  return operations[name].execute(callerOf({ database: ctx.database, actor, now }), name, input)
}

async function drafted(said: object): Promise<string> {
  const words = { optionId: null, reasons: 'Later.', passedOver: 'There is nobody yet.', steps: [] }
  const answer = await run('decision.draft', { preferenceId, ...words, ...said }, steward)
  if (!answer.ok) throw new Error(answer.code)
  return Object(answer.value).id
}

test('what is put off is owed on its day, and opened again from that day on', async () => {
  await makePerson(ctx.prisma, { id: chief.id, name: chief.name, roles: ['leadership'] })
  const id = await drafted({ outcome: 'defer', reviewBy: '2027-06-30' })
  expect(await run('decision.issue', { id, version: 1, ...none })).toMatchObject({ ok: true })
  const owed = await ctx.prisma.obligation.findMany({ where: { decisionId: id } })
  expect(owed).toMatchObject([{ owedTo: 'model', dueOn: new Date('2027-06-30') }])
  const acts = async (now: Date) => {
    const reader = contextOf({ database: ctx.database, actor: steward, now }, 'preference.read')
    return (await findPreference(reader, preferenceId))?.acts ?? []
  }
  expect(await acts(new Date('2027-06-29T12:00:00Z'))).not.toContain('reopen')
  expect(await acts(new Date('2027-06-30T12:00:00Z'))).toContain('reopen')
  const { version } = await ctx.prisma.preference.findUniqueOrThrow({ where: { id: preferenceId } })
  const opened = { id: preferenceId, version, reason: 'The day has come.' }
  expect(await run('preference.reopen', opened, steward)).toMatchObject({ code: 'preferenceMoveNotOffered' })
  const day = new Date('2027-07-01T12:00:00Z')
  expect(await run('preference.reopen', opened, steward, day)).toMatchObject({ ok: true })
})

test('a steward leads nothing around what leadership declined', async () => {
  const id = await drafted({ outcome: 'decline' })
  expect(await run('decision.issue', { id, version: 1, ...none })).toMatchObject({ ok: true })
  const sent = { id: preferenceId, version: 2, reason: 'It is moot.' }
  expect(await run('preference.close', sent, steward)).toMatchObject({ code: 'weighedNeedsLeadership' })
  expect(await run('preference.close', sent)).toMatchObject({ ok: true })
  const again = { id: preferenceId, version: 3, reason: 'It is not.' }
  expect(await run('preference.reopen', again, steward)).toMatchObject({ code: 'weighedNeedsLeadership' })
})

test('the log attests the packet and what the signer has at stake', async () => {
  const id = await drafted({ outcome: 'decline' })
  await run('decision.issue', { id, version: 1, conflict: 'My own team would pay.' })
  const { text } = await ctx.prisma.decisionPacket.findUniqueOrThrow({ where: { decisionId: id } })
  const where = { operation: 'decision.issue', recordId: id }
  const { payload } = await ctx.prisma.auditEvent.findFirstOrThrow({ where })
  expect(JSON.parse(payload).changes).toMatchObject({
    packet: { after: sha256Of(text) },
    conflict: { after: 'My own team would pay.' },
  })
})

test('nothing is written on by whoever has not read the newest assessment, and nothing is issued without any', async () => {
  const readUntil = new Date(0).toISOString()
  const words = { preferenceId, outcome: 'decline', reasons: 'No.', passedOver: 'No.', steps: [], readUntil }
  expect(await run('decision.draft', words, steward)).toMatchObject({ code: 'decisionOvertaken' })
  const id = await drafted({ outcome: 'decline' })
  await ctx.prisma.assessment.updateMany({ data: { state: 'withdrawn' } })
  expect(await run('decision.issue', { id, version: 1, ...none })).toMatchObject({ code: 'decisionNeedsAssessment' })
})

test('whoever did not propose it does not change what was proposed, but for leadership', async () => {
  const id = await drafted({ outcome: 'decline' })
  expect(await run('decision.propose', { id, version: 1, ...none })).toMatchObject({ ok: true })
  const words = { id, version: 2, outcome: 'decline', reasons: 'Still no.', passedOver: 'No.', steps: [] }
  expect(await run('decision.update', words, steward)).toMatchObject({ code: 'decisionNotYours' })
  expect(await run('decision.update', words, actorWith('leadership'))).toMatchObject({ ok: true })
})
