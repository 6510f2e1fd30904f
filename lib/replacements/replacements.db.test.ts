import { expect, test } from 'vitest'
import { updateModel } from '@/lib/models/commands'
import { findWholeModel } from '@/lib/models/queries'
import { updateModelInput } from '@/lib/models/schema'
import { actorWith, contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { nameSuccessors } from './commands'
import { nameSuccessorsInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')
const sourceUrl = 'https://example.org/deprecations'

function context() {
  return contextOf({ database: ctx.database, actor }, 'replacement.name', 'model.read', 'model.update')
}

function name(modelId: string, version: number, references: string, statedOn = '2026-11-24') {
  return nameSuccessors(context(), nameSuccessorsInput.parse({ modelId, version, references, statedOn, sourceUrl }))
}

async function record(slug: string) {
  const model = await findWholeModel(context(), slug)
  if (!model) throw new Error('The model is gone')
  return model
}

test('a new list ends the one before on the day it was stated, and both stay on record', async () => {
  const { id, slug } = await makeModel(ctx.prisma, { apiId: 'old' })
  await makeModel(ctx.prisma, { apiId: 'next', displayName: 'Next', stage: 'active' })
  expect(await name(id, 1, 'middle', '2026-01-05')).toMatchObject({ ok: true, value: { version: 2 } })
  const answer = { modelId: id, version: 3, references: ['next', 'other'] }
  expect(await name(id, 2, 'next\nother\nNEXT', '2026-08-22')).toEqual({ ok: true, value: answer })
  expect((await record(slug)).replacements).toMatchObject([
    { reference: 'next', statedOn: '2026-08-22', endedAt: null, successor: { displayName: 'Next' } },
    { reference: 'other', statedOn: '2026-08-22', endedAt: null, successor: null },
    { reference: 'middle', statedOn: '2026-01-05', endedAt: '2026-08-22T00:00:00.000Z' },
  ])
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
  expect(event).toMatchObject({ operation: 'replacement.name', recordId: id, recordVersion: 3 })
  expect(JSON.parse(event.payload).changes).toMatchObject({
    replacements: { before: ['middle'], after: answer.references },
  })
})

test('the chain is followed over models of the same provider to a live one, and says when there is none', async () => {
  const first = await makeModel(ctx.prisma, { apiId: 'one', stage: 'retired' })
  const second = await makeModel(ctx.prisma, { apiId: 'two', displayName: 'Two', stage: 'deprecated' })
  const third = { apiId: 'three', stage: 'active' } as const
  await makeModel(ctx.prisma, { ...third, displayName: 'Three', aliases: ['three-latest'] })
  await makeModel(ctx.prisma, { ...third, displayName: 'Elsewhere', provider: 'other' })
  await name(first.id, 1, 'two')
  expect((await record(first.slug)).succession).toMatchObject({ end: 'deadEnd' })
  await name(second.id, 1, 'Three-Latest')
  expect((await record(first.slug)).succession).toEqual({
    end: 'alive',
    steps: [
      { reference: 'two', successor: { slug: second.slug, displayName: 'Two', stage: 'deprecated' } },
      { reference: 'Three-Latest', successor: { slug: expect.any(String), displayName: 'Three', stage: 'active' } },
    ],
  })
  expect((await record(second.slug)).succession?.steps).toHaveLength(1)
})

test('of two lists at once one is kept whole, and an old version is a conflict', async () => {
  const { id } = await makeModel(ctx.prisma)
  const both = await Promise.all([name(id, 1, 'a\nb'), name(id, 1, 'c\nd')])
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  const conflict = { version: 2, changes: [{ operation: 'replacement.name' }] }
  expect(both.find((result) => !result.ok)).toMatchObject({ code: 'conflict', conflict })
  const kept = await ctx.prisma.replacement.findMany({ orderBy: { position: 'asc' } })
  expect([
    ['a', 'b'],
    ['c', 'd'],
  ]).toContainEqual(kept.map(({ reference }) => reference))
})

test('a list that says nothing new, is older, or names the model itself changes nothing', async () => {
  const { id } = await makeModel(ctx.prisma, { apiId: 'self' })
  await name(id, 1, 'next', '2026-08-22')
  expect(await name(id, 2, 'next')).toMatchObject({ code: 'successorsUnchanged' })
  expect(await name(id, 2, 'older', '2026-08-21')).toMatchObject({ code: 'statementOlder' })
  expect(await name(id, 2, 'Self')).toMatchObject({ code: 'successorIsSelf' })
  expect([await ctx.prisma.replacement.count(), await ctx.prisma.auditEvent.count()]).toEqual([1, 1])
  expect(
    nameSuccessorsInput.safeParse({ modelId: id, version: 2, references: '', statedOn: '2026-11-24', sourceUrl })
      .success,
  ).toBe(false)
})

test('one name of a provider means one model: a taken alias is refused, an old clash blocks no other edit', async () => {
  await makeModel(ctx.prisma, { apiId: 'one', aliases: ['first'], displayName: 'One' })
  const two = await makeModel(ctx.prisma, { apiId: 'two', aliases: ['ONE'] })
  const edit = (version: number, aliases: string, summary = '') => {
    const words = { displayName: two.displayName, family: 'test', isPubliclyReleased: true, aliases, summary }
    return updateModel(context(), updateModelInput.parse({ id: two.id, version, ...words }))
  }
  expect((await record(two.slug)).nameClash).toEqual({ name: 'ONE', with: 'One' })
  expect(await edit(1, 'ONE, First')).toMatchObject({ code: 'nameTaken', values: { name: 'First', model: 'One' } })
  expect(await edit(1, 'ONE', 'A summary.')).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await edit(2, 'second')).toMatchObject({ ok: true })
  expect((await record(two.slug)).nameClash).toBeNull()
})

test('two models that claim one alias at once: one gets it', async () => {
  const made = [await makeModel(ctx.prisma), await makeModel(ctx.prisma)]
  const claim = ({ id, displayName }: { id: string; displayName: string }) => {
    const words = { displayName, family: 'test', isPubliclyReleased: true, aliases: 'shared' }
    return updateModel(context(), updateModelInput.parse({ id, version: 1, ...words }))
  }
  const results = await Promise.all(made.map(claim))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toMatchObject({ code: 'nameTaken' })
})
