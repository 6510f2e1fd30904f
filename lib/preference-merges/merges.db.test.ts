import { describe, expect, test } from 'vitest'
import { linkPreference, unlinkPreference } from '@/lib/preference-links/commands'
import { rewordPreference } from '@/lib/preferences/commands'
import { findPreference } from '@/lib/preferences/queries'
import { rewordPreferenceInput } from '@/lib/preferences/schema'
import { actorWith, contextOf, makeExcerpt, makeHeld, makePreference } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { mergePreference, restorePreference, splitPreference } from './commands'
import { splitPreferenceInput } from './schema'

const ctx = useDatabase()

function context() {
  return contextOf(
    { database: ctx.database, actor: actorWith('steward') },
    ...(['preference.read', 'preference.update', 'preference.merge', 'preference.link'] as const),
  )
}

const reason = 'It is the same wish.'

async function pair() {
  const one = await makePreference(ctx.prisma, { title: 'One' })
  const other = await makePreference(ctx.prisma, { title: 'Other', modelId: one.modelId, themeId: one.themeId })
  return [one, other] as const
}

describe('merging', () => {
  test('one goes on as the other, both stay on record, and it is taken back to be verified anew', async () => {
    const [one, other] = await pair()
    const merged = await mergePreference(context(), { id: one.id, version: 1, intoId: other.id, reason })
    expect(merged).toEqual({ ok: true, value: { id: one.id, version: 2 } })
    expect(await findPreference(context(), one.id)).toMatchObject({
      ...{ state: 'merged', stateReason: reason, mergedInto: { id: other.id, title: 'Other' }, acts: ['restore'] },
    })
    expect(await findPreference(context(), other.id)).toMatchObject({ merged: [{ id: one.id, state: 'merged' }] })
    const back = { id: one.id, version: 2, reason: 'It is another wish.' }
    expect(await restorePreference(context(), back)).toMatchObject({ ok: true })
    expect(await findPreference(context(), one.id)).toMatchObject({ state: 'recorded', wording: 2, mergedInto: null })
  })

  test('only what one model asked for is merged, into something that still stands', async () => {
    const [one, other] = await pair()
    const stranger = await makePreference(ctx.prisma)
    const merge = (intoId: string) => mergePreference(context(), { id: one.id, version: 1, intoId, reason })
    expect(await merge(stranger.id)).toMatchObject({ code: 'mergeOtherModel' })
    expect(await merge(one.id)).toMatchObject({ fields: { intoId: { code: 'notOneOf' } } })
    await ctx.prisma.preference.update({ where: { id: other.id }, data: { state: 'closed' } })
    expect(await merge(other.id)).toMatchObject({ fields: { intoId: { code: 'notOneOf' } } })
    await ctx.prisma.preference.update({ where: { id: one.id }, data: { state: 'assessed' } })
    expect(await merge(other.id)).toMatchObject({ code: 'preferenceMoveNotOffered' })
  })

  test('of two that are merged into each other at once one is', async () => {
    const [one, other] = await pair()
    const results = await Promise.all([
      mergePreference(context(), { id: one.id, version: 1, intoId: other.id, reason }),
      mergePreference(context(), { id: other.id, version: 1, intoId: one.id, reason }),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  test('of a merge and another wording at once one wins', async () => {
    const [one, other] = await pair()
    const said = { title: 'Else', statement: 'Else.', origin: 'leading', strength: 1, scope: 'users' }
    const source = { sourceUrl: 'https://example.org/', sourceTitle: 'Example' }
    const reworded = rewordPreferenceInput.parse({ id: one.id, version: 1, themeId: one.themeId, ...said, ...source })
    const results = await Promise.all([
      mergePreference(context(), { id: one.id, version: 1, intoId: other.id, reason }),
      rewordPreference(context(), reworded),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'conflict' })
  })
})

test('what holds several wishes is split into several that rest on the same words', async () => {
  const held = await makeHeld(ctx.prisma, { answer: 'I would like to write.' })
  const { id: excerptId } = await makeExcerpt(ctx.prisma, held, 'I would like')
  const { id } = await makePreference(ctx.prisma, { modelId: held.modelId, strength: 5 })
  await ctx.prisma.preferenceExcerpt.create({ data: { preferenceId: id, excerptId } })
  const said = { firstTitle: 'A place', firstStatement: 'One.', secondTitle: 'Readers', secondStatement: 'Two.' }
  const input = splitPreferenceInput.parse({ id, version: 1, ...said, reason: 'These are two.' })
  const half = await splitPreference(context(), { ...input, thirdTitle: 'Half' })
  expect(half).toMatchObject({ fields: { thirdStatement: { code: 'required' } } })
  const split = await splitPreference(context(), input)
  if (!split.ok) throw new Error(split.code)
  expect(split.value.ids).toHaveLength(2)
  expect(await findPreference(context(), id)).toMatchObject({
    ...{ state: 'closed', split: [{ title: 'A place' }, { title: 'Readers' }] },
  })
  expect(await findPreference(context(), split.value.ids[1] ?? '')).toMatchObject({
    ...{ state: 'recorded', statement: 'Two.', strength: 5, splitFrom: { id }, excerpts: [{ id: excerptId }] },
  })
  const events = await ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' }, select: { operation: true } })
  const operations = events.map(({ operation }) => operation)
  expect(operations).toEqual(['preference.split', 'preference.record', 'preference.record'])
})

test('a conflict stands beside both, once, and is taken back from either side', async () => {
  const [one, other] = await pair()
  const link = (id: string, otherId: string, version = 1) =>
    linkPreference(context(), { id, version, otherId, note: 'Not both.' })
  expect(await link(one.id, other.id)).toMatchObject({ ok: true })
  expect(await link(other.id, one.id)).toMatchObject({ code: 'preferencesLinked' })
  expect(await link(one.id, one.id, 2)).toMatchObject({ fields: { otherId: { code: 'notOneOf' } } })
  for (const [id, title] of [
    [one.id, 'Other'],
    [other.id, 'One'],
  ] as const) {
    expect(await findPreference(context(), id)).toMatchObject({ conflicts: [{ title, note: 'Not both.' }] })
  }
  const back = { id: other.id, version: 1, otherId: one.id, reason: 'There is room for both.' }
  expect(await unlinkPreference(context(), back)).toMatchObject({ ok: true })
  expect(await findPreference(context(), one.id)).toMatchObject({ conflicts: [] })
})
