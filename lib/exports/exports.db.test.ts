import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Permission, Role } from '@/lib/auth/permissions'
import { collections } from '@/lib/collections'
import { csvBytes } from '@/lib/csv/response'
import { importModels } from '@/lib/imports/commands'
import { actorWith, callerOf, contextOf, makeModel, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'

type CollectionName = keyof typeof collections

const ctx = useDatabase()
const realTable = readFileSync('prisma/demo/model-deprecations.csv')
const page = 'https://example.org/page'

async function importOf(text: string) {
  const context = contextOf({ database: ctx.database, actor: actorWith('steward') }, 'model.import')
  const result = await importModels(context, { file: new TextEncoder().encode(text), dryRun: false, expected: null })
  if (!result.ok) throw new Error(result.code)
  return result.value
}

async function exportOf(name: CollectionName, role: Role, search: Readonly<Record<string, string>> = {}) {
  return collections[name].export(callerOf({ database: ctx.database, actor: actorWith(role) }), search)
}

async function textOf(
  search: Readonly<Record<string, string>> = {},
  name: CollectionName = 'models',
  role: Role = 'steward',
) {
  const exported = await exportOf(name, role, search)
  if (!exported.ok) throw new Error(exported.code)
  const pieces: Uint8Array[] = []
  for await (const piece of csvBytes(exported.value, search.bom === '1')) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

async function emptied() {
  await ctx.prisma.dateClaim.deleteMany()
  await ctx.prisma.replacement.deleteMany()
  await ctx.prisma.preservation.deleteMany()
  await ctx.prisma.model.deleteMany()
}

const header = realTable.toString('utf8').split('\n')[0] ?? ''

test('the real table comes out as it went in, finds nothing new, and comes out the same again', async () => {
  await importOf(realTable.toString('utf8'))
  const first = await textOf()
  expect(first.split('\r\n')).toHaveLength(107)
  expect(await importOf(first)).toMatchObject({ created: 0, updated: 0, unchanged: 105, rejected: [], notes: [] })
  expect(await textOf()).toBe(first)
  const lines = (text: string) => text.trim().split(/\r?\n/).toSorted()
  await emptied()
  expect(await importOf(first)).toMatchObject({ created: 105, rejected: [] })
  expect(lines(await textOf())).toEqual(lines(first))
})

test('sources that disagree, nasty names and mixed successors make the round, and an empty database gets the same', async () => {
  const other = 'https://example.org/blog'
  await importOf(
    [
      header,
      `acme,a,"=cmd|' /C calc'!A0",f,2024-01-01,active,,2027-01-01,true,b;c,${page}`,
      `acme,a,"=cmd|' /C calc'!A0",f,2024-01-02,active,2025-01-01,,,d,${other}`,
      `acme,,"-道, ""quoted""",,,,,,,,${page}`,
      `acme,@id,''+1,,2024-01-01,,,2026-01-01,false,'=x;y,${page}`,
      `acme,@id,＝１,,2024-01-01,,,,,,${page}`,
    ].join('\n'),
  )
  await makeModel(ctx.prisma, { displayName: '\u200b=made by hand', apiId: 'x‑1', family: '+f', slug: 'by-hand' })
  const first = await textOf({ sort: 'name' })
  expect(first).toContain(",'=cmd|' /C calc'!A0,")
  expect(first).toContain('http://localhost:3000/models/by-hand')
  expect(await importOf(first)).toMatchObject({ created: 0, updated: 0, rejected: [] })
  expect(await textOf({ sort: 'name' })).toBe(first)
  await emptied()
  expect(await importOf(first)).toMatchObject({ created: 5, rejected: [] })
  // Stored without what nobody sees, and with the hyphen that is on keyboards.
  expect(await textOf({ sort: 'name' })).toBe(
    first.replace('x‑1', 'x-1').replace("'\u200b=", "'=").replace('by-hand', 'x-1'),
  )
})

test('the whole selection is written, in the order of the list, past every page of it', async () => {
  const stages = ['active', 'retired'] as const
  for (let number = 0; number < 230; number += 1) {
    const name = `M ${String(number).padStart(3, '0')}`
    await makeModel(ctx.prisma, { displayName: name, apiId: name, slug: name, stage: stages[number % 2] ?? null })
  }
  const text = await textOf({ stage: 'retired', sort: '-name', size: '25', after: 'anything', format: 'csv', bom: '1' })
  const names = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[2])
  expect(names).toEqual(Array.from({ length: 115 }, (_, index) => `M ${String(229 - 2 * index).padStart(3, '0')}`))
  expect(text.startsWith('\ufeffprovider,')).toBe(true)
  const events = await ctx.prisma.auditEvent.findMany({ where: { operation: 'model.export' } })
  expect(events.map((event) => JSON.parse(event.payload).changes.query.after)).toEqual(['?sort=-name&stage=retired'])
})

test('an export that cannot be recorded does not happen', async () => {
  await makeModel(ctx.prisma)
  await ctx.database.pool.query(`
    create function refuse_event() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
    create trigger refuse_event before insert on "AuditEvent" for each row execute function refuse_event();`)
  try {
    await expect(exportOf('models', 'steward')).rejects.toThrow()
  } finally {
    await ctx.database.pool.query('drop trigger refuse_event on "AuditEvent"; drop function refuse_event()')
  }
})

test('people and the log are written for those who may take them away, and a denial is on record', async () => {
  const person = await makePerson(ctx.prisma, { name: '@admin', roles: ['steward', 'auditor'] })
  expect(await textOf({}, 'people', 'auditor')).toBe(
    `name,email,roles,state,added_at\r\n'@admin,${person.email},steward;auditor,active,${person.createdAt.toISOString()}\r\n`,
  )
  expect(await textOf({}, 'audit', 'auditor')).toMatch(
    /^seq,at,actor,[^\n]+\r\n2,.*,audit\.export,done,.*\r\n1,.*person\.export/,
  )
  const refused: readonly [CollectionName, Role, Permission][] = [
    ['people', 'steward', 'person.read'],
    ['audit', 'leadership', 'audit.export'],
  ]
  for (const [name, role, permission] of refused) {
    expect(await exportOf(name, role)).toEqual({ ok: false, code: 'forbidden' })
    const denied = await ctx.prisma.auditEvent.findFirst({ where: { outcome: 'denied' }, orderBy: { seq: 'desc' } })
    expect(denied?.recordId).toBe(permission)
  }
  expect(await exportOf('tokens', 'auditor')).toEqual({ ok: false, code: 'csvNotOffered' })
})

test('a date that was withdrawn or taken back is not written', async () => {
  const { id: modelId } = await makeModel(ctx.prisma, { displayName: 'A', apiId: 'a', slug: 'a' })
  const claim = { modelId, kind: 'retires', sourceUrl: page } as const
  await ctx.prisma.dateClaim.createMany({
    data: [
      { ...claim, date: new Date('2027-01-01'), withdrawnAt: new Date() },
      { ...claim, date: new Date('2027-02-01'), endedAt: new Date() },
    ],
  })
  expect(await textOf()).not.toContain('2027')
})
