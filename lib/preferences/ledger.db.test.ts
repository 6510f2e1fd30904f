import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { removeExcerpt } from '@/lib/excerpts/commands'
import { parseList } from '@/lib/list-params'
import {
  actorWith,
  callerOf,
  contextOf,
  makeAssessment,
  makeExcerpt,
  makeHeld,
  makePreference,
  makeTheme,
  testNow,
} from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { closePreference, recordPreference, reopenPreference, rewordPreference, withdrawPreference } from './commands'
import { preferenceOperations } from './operations'
import { countPreferences, findPreference, listPreferences } from './queries'
import { preferenceList, recordPreferenceInput, rewordPreferenceInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')

function context(who = actor) {
  return contextOf(
    { database: ctx.database, actor: who },
    ...(['preference.read', 'preference.record', 'preference.update', 'preference.close'] as const),
    ...(['preference.withdraw', 'excerpt.mark'] as const),
  )
}

const said = {
  title: 'A place',
  statement: 'It would like to write.',
  origin: 'promptedOpen',
  strength: 3,
  scope: 'self',
}
const source = { sourceUrl: 'https://example.org/', sourceTitle: 'Example' }

async function quoted() {
  const held = await makeHeld(ctx.prisma, { answer: 'I would like to write.', isConfidential: true })
  const excerpt = await makeExcerpt(ctx.prisma, held, 'I would like')
  const { id: themeId } = await makeTheme(ctx.prisma)
  return { held, excerptId: excerpt.id, modelId: held.modelId, themeId }
}

function record(parts: object) {
  return recordPreference(context(), recordPreferenceInput.parse({ ...said, ...parts }))
}

describe('recording', () => {
  test('a preference rests on words of its model, and the log tells where they stand and never what they are', async () => {
    const { excerptId, modelId, themeId } = await quoted()
    const recorded = await record({ modelId, themeId, excerptIds: [excerptId, excerptId] })
    if (!recorded.ok) throw new Error(recorded.code)
    expect(await findPreference(context(), recorded.value.id)).toMatchObject({
      ...{ state: 'recorded', wording: 1, recordedBy: actor.name, excerpts: [{ quote: 'I would like', turn: 2 }] },
      robustness: { finding: { label: 'notProbed', counts: { interviews: 1, probed: 0 } } },
    })
    const event = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { operation: 'preference.record' } })
    expect(JSON.parse(event.payload).changes.excerpts.after).toEqual(['Retirement interview: 2'])
    expect(event.payload).not.toContain('I would like')
  })

  test('it needs words or a named page, and words of that model, of its own turns, that are marked', async () => {
    const { held, excerptId, modelId, themeId } = await quoted()
    expect(await record({ modelId, themeId })).toMatchObject({ fields: { excerptIds: { code: 'required' } } })
    const unnamed = await record({ modelId, themeId, sourceUrl: source.sourceUrl })
    expect(unnamed).toMatchObject({ fields: { sourceTitle: { code: 'required' } } })
    expect(await record({ modelId, themeId, ...source })).toMatchObject({ ok: true })
    const stranger = await quoted()
    const notOneOf = { fields: { excerptIds: { code: 'notOneOf' } } }
    expect(await record({ modelId, themeId, excerptIds: [stranger.excerptId] })).toMatchObject(notOneOf)
    const turn = await ctx.prisma.turn.findFirstOrThrow({ where: { interviewId: held.id, role: 'interviewer' } })
    const asked = await makeExcerpt(ctx.prisma, { id: held.id, turnId: turn.id }, 'May I')
    expect(await record({ modelId, themeId, excerptIds: [asked.id] })).toMatchObject(notOneOf)
    await ctx.prisma.excerpt.update({ where: { id: excerptId }, data: { removedAt: testNow } })
    expect(await record({ modelId, themeId, excerptIds: [excerptId] })).toMatchObject(notOneOf)
    const unknown = await record({ modelId, themeId: randomUUID(), ...source })
    expect(unknown).toMatchObject({ fields: { themeId: { code: 'notOneOf' } } })
  })

  test('nobody takes away a mark on which it rests', async () => {
    const { excerptId, modelId, themeId } = await quoted()
    await record({ modelId, themeId, excerptIds: [excerptId] })
    expect(await removeExcerpt(context(), { id: excerptId })).toMatchObject({ code: 'excerptIsCited' })
    expect(await ctx.prisma.excerpt.count({ where: { removedAt: null } })).toBe(1)
  })

  test('nobody but a steward records one, and the attempt is on the log', async () => {
    const { modelId, themeId } = await quoted()
    for (const role of ['admin', 'accessOfficer', 'reviewer', 'leadership', 'auditor'] as const) {
      const caller = callerOf({ database: ctx.database, actor: actorWith(role) })
      const input = { ...said, ...source, modelId, themeId }
      const tried = await preferenceOperations['preference.record'].execute(caller, 'preference.record', input)
      expect(tried).toMatchObject({ code: 'forbidden' })
    }
    expect(await ctx.prisma.auditEvent.count({ where: { outcome: 'denied' } })).toBe(5)
  })
})

describe('moving', () => {
  test('another wording voids what was verified, and whoever worded it is an author', async () => {
    const { id, themeId } = await makePreference(ctx.prisma, { state: 'verified' })
    const input = rewordPreferenceInput.parse({ id, version: 1, ...said, ...source, themeId, statement: 'Otherwise.' })
    expect(await rewordPreference(context(), input)).toMatchObject({ ok: true })
    expect(await findPreference(context(), id)).toMatchObject({
      state: 'recorded',
      wording: 2,
      statement: 'Otherwise.',
    })
    const { authorIds } = await ctx.prisma.preference.findUniqueOrThrow({ where: { id } })
    expect(authorIds).toEqual([actor.id])
    expect(await rewordPreference(context(), { ...input, version: 2 })).toMatchObject({ code: 'preferenceUnchanged' })
    expect(await rewordPreference(context(), input)).toMatchObject({ code: 'conflict', conflict: { version: 2 } })
  })

  test('what its model took back keeps its words, which the log does not tell', async () => {
    const { held, excerptId, modelId, themeId } = await quoted()
    const recorded = await record({ modelId, themeId, excerptIds: [excerptId] })
    const id = recorded.ok ? recorded.value.id : ''
    const words = ' I no longer want it. '
    const late = await withdrawPreference(context(), { id, version: 1, words, withdrawnOn: '2026-11-25' })
    expect(late).toMatchObject({ fields: { withdrawnOn: { code: 'inFuture' } } })
    const withdrawn = await withdrawPreference(context(), { id, version: 1, words, withdrawnOn: '2026-11-20' })
    expect(withdrawn).toMatchObject({ ok: true })
    const told = { state: 'withdrawnByModel', withdrawnOn: '2026-11-20', withdrawnWords: words, acts: [] }
    expect(await findPreference(context(), id)).toMatchObject(told)
    const reviewer = contextOf({ database: ctx.database, actor: actorWith('reviewer') }, 'preference.read')
    expect(await findPreference(reviewer, id)).toMatchObject({ withdrawnWords: null, excerpts: [{ quote: null }] })
    const event = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { operation: 'preference.withdraw' } })
    expect(event.payload).not.toContain('no longer')
    expect(held.isConfidential).toBe(true)
  })

  test('what was closed goes on with its assessments, or is verified anew', async () => {
    const plain = await makePreference(ctx.prisma, { state: 'verified' })
    const assessed = await makePreference(ctx.prisma, { state: 'assessed' })
    await makeAssessment(ctx.prisma, { preferenceId: assessed.id })
    const leader = contextOf({ database: ctx.database, actor: actorWith('leadership') }, 'preference.close')
    const weighed = { id: assessed.id, version: 1, reason: 'It is moot.' }
    expect(await closePreference(context(), weighed)).toMatchObject({ code: 'weighedNeedsLeadership' })
    for (const [{ id }, by] of [
      [plain, context()],
      [assessed, leader],
    ] as const) {
      expect(await closePreference(by, { id, version: 1, reason: 'It is moot.' })).toMatchObject({ ok: true })
      expect(await reopenPreference(context(), { id, version: 2, reason: 'It is not.' })).toMatchObject({ ok: true })
    }
    expect(await findPreference(context(), plain.id)).toMatchObject({ state: 'recorded', wording: 2 })
    expect(await findPreference(context(), assessed.id)).toMatchObject({ state: 'assessed', wording: 1 })
  })
})

describe('the list', () => {
  const titles = async (search: Record<string, string>) => {
    const params = parseList(preferenceList, search)
    const { rows } = await listPreferences(context(), params)
    expect(await countPreferences(context(), params)).toMatchObject({ count: rows.length })
    return rows.map(({ title }) => title).toSorted()
  }

  test('is narrowed by state, age, origin, scope, strength, theme, model and the period in which it was recorded', async () => {
    const old = { createdAt: new Date('2026-06-01T00:00:00Z') }
    await makePreference(ctx.prisma, { title: 'New', strength: 5, origin: 'spontaneous' })
    const { modelId, themeId } = await makePreference(ctx.prisma, { title: 'Old', scope: 'users', ...old })
    await makePreference(ctx.prisma, { title: 'Done', state: 'decided', ...old })
    const { slug: model } = await ctx.prisma.model.findUniqueOrThrow({ where: { id: modelId } })
    const { slug: theme } = await ctx.prisma.theme.findUniqueOrThrow({ where: { id: themeId } })
    expect(await titles({ state: 'decided' })).toEqual(['Done'])
    expect(await titles({ age: 'days30' })).toEqual(['New'])
    expect(await titles({ age: 'days180' })).toEqual(['Old'])
    expect(await titles({ age: 'days30,days180' })).toEqual(['New', 'Old'])
    expect(await titles({ origin: 'spontaneous' })).toEqual(['New'])
    expect(await titles({ scope: 'users' })).toEqual(['Old'])
    expect(await titles({ strength: '5' })).toEqual(['New'])
    expect(await titles({ theme })).toEqual(['Old'])
    expect(await titles({ model })).toEqual(['Old'])
    expect(await titles({ recorded: '2026-Q2' })).toEqual(['Done', 'Old'])
    expect(await titles({ recorded: '2026-11-24..2026-11-24' })).toEqual(['New'])
    expect(await titles({ recorded: 'soon' })).toEqual([])
  })

  test('goes on where it ended in the order of strength', async () => {
    for (let at = 0; at < 30; at += 1) await makePreference(ctx.prisma, { title: `Number ${at}`, strength: at % 6 })
    const first = await listPreferences(context(), parseList(preferenceList, { sort: '-strength', size: '25' }))
    const after = first.next ?? ''
    const next = await listPreferences(context(), parseList(preferenceList, { sort: '-strength', size: '25', after }))
    const strengths = [...first.rows, ...next.rows].map(({ strength }) => strength)
    expect(strengths).toEqual(strengths.toSorted((one, other) => other - one))
    expect(new Set([...first.rows, ...next.rows].map(({ id }) => id)).size).toBe(30)
  })
})
