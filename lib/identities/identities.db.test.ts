import { expect, test } from 'vitest'
import { createModel } from '@/lib/models/commands'
import { createModelInput } from '@/lib/models/schema'
import { actorWith, contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { correctIdentity } from './commands'
import { foldText } from './rules'
import { correctIdentityInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')

function correct(id: string, version: number, parts: object) {
  const input = { id, version, provider: 'anthropic', apiId: 'claude-4', reason: 'It was mistyped.', ...parts }
  const context = contextOf({ database: ctx.database, actor }, 'model.update')
  return correctIdentity(context, correctIdentityInput.parse(input))
}

test('a slip in the identifier is corrected with a reason; the address stays and search follows', async () => {
  const { id, slug } = await makeModel(ctx.prisma, { apiId: 'cluade-4' })
  expect(await correct(id, 1, {})).toMatchObject({ ok: true, value: { slug, version: 2 } })
  const model = await ctx.prisma.model.findFirstOrThrow()
  expect(model).toMatchObject({ apiId: 'claude-4', slug })
  expect(model.searchText).toContain('claude-4')
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { operation: 'model.correct' } })
  expect(JSON.parse(event.payload)).toMatchObject({
    reason: 'It was mistyped.',
    changes: { apiId: { before: 'cluade-4', after: 'claude-4' } },
  })
  expect(await correct(id, 1, { apiId: 'other' })).toMatchObject({ code: 'conflict' })
})

test('a correction makes no second model of the same provider, identifier and name', async () => {
  await makeModel(ctx.prisma, { displayName: 'Four', apiId: 'claude-4' })
  const { id } = await makeModel(ctx.prisma, { displayName: 'Four', apiId: 'claude-5' })
  const refused = { code: 'modelExists', fields: { apiId: { code: 'taken' } } }
  for (const apiId of ['claude-4', 'Claude‑4 ']) expect(await correct(id, 1, { apiId })).toMatchObject(refused)
  expect(await correct(id, 1, { provider: ' Anthropic ' })).toMatchObject(refused)
  expect(await ctx.prisma.auditEvent.count()).toBe(0)
})

test('a second model with an identifier is added only by somebody who means it', async () => {
  await makeModel(ctx.prisma, { displayName: 'Four', apiId: 'claude-4' })
  const add = (parts: object) => {
    const input = { provider: 'anthropic', apiId: 'claude-4', displayName: 'Four, again', family: 'four', ...parts }
    return createModel(contextOf({ database: ctx.database, actor }, 'model.create'), createModelInput.parse(input))
  }
  expect(await add({})).toMatchObject({
    code: 'identifierTaken',
    values: { name: 'Four' },
    fields: { apiId: { code: 'identifierTaken' }, isTwinMeant: { code: 'confirm' } },
  })
  expect(await add({ apiId: 'Claude‑4' })).toMatchObject({ code: 'identifierTaken' })
  expect(await add({ isTwinMeant: true })).toMatchObject({ ok: true })
})

/** U+A7F1 came with Unicode 17, which Node knows and the databases do not. */
const newerThanDatabases = [0xa7f1]

test('names that mean the same share a key, whatever sign makes the difference', async () => {
  const codes = Array.from({ length: 0xffff }, (_, at) => at + 1)
  const known = codes.filter((code) => (code < 0xd800 || code > 0xdfff) && !newerThanDatabases.includes(code))
  const names = known.map((code) => `a${String.fromCharCode(code)}b`)
  const keys = await ctx.prisma.$queryRaw<{ name: string; key: string }[]>`
    select name, (name_keys(array[name]))[1] as key from unnest(${names}::text[]) as name`
  const byMeaning = new Map<string, Set<string>>()
  for (const { name, key } of keys) {
    const found = byMeaning.get(foldText(name)) ?? new Set()
    byMeaning.set(foldText(name), found.add(key))
  }
  expect(byMeaning.size).toBeLessThan(names.length)
  expect([...byMeaning].filter(([, found]) => found.size > 1)).toEqual([])
})
