import { describe, expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { updateModel } from '@/lib/models/commands'
import { updateModelInput } from '@/lib/models/schema'
import { operations } from '@/lib/operations'
import { actorWith, callerOf, contextOf, makeModel, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { exportAudit, verifyAudit } from './commands'
import { countAuditEvents, listAuditEvents } from './queries'
import { auditList, decisionOperations } from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')
const auditor = actorWith('auditor')

/** Six events through the real writer: five changes of a model, and a denial between them. */
async function writeSix() {
  const { id } = await makeModel(ctx.prisma)
  for (let version = 1; version <= 5; version += 1) {
    const context = contextOf({ database: ctx.database, actor: steward }, 'model.update')
    const words = { displayName: `名 ${version} "é" \u{1f58b}`, family: 'opus', summary: `Version ${version}` }
    const result = await updateModel(context, updateModelInput.parse({ id, version, ...words }))
    if (!result.ok) throw new Error(result.code)
    if (version === 3)
      await callerOf({ database: ctx.database, actor: auditor }).recordDenial('model.move', 'model.retire')
  }
}

async function verified() {
  const result = await verifyAudit(contextOf({ database: ctx.database, actor: auditor }, 'audit.verify'))
  if (!result.ok) throw new Error(result.code)
  return result.value
}

async function kinds() {
  return (await verified()).problems.map(({ seq, kind }) => `${kind} ${seq}`)
}

/** What somebody does who owns the database and switches its guards off. */
async function tamper(sql: string) {
  await ctx.database.pool.query(`
    alter table "AuditEvent" disable trigger user; alter table "AuditHead" disable trigger user;
    ${sql};
    alter table "AuditEvent" enable trigger user; alter table "AuditHead" enable trigger user;`)
}

const columns = `"payload", "at", "actorId", "actorName", "operation", "outcome", "recordType", "recordId", "recordVersion", "requestId"`

test('an empty log is intact', async () => {
  expect(await verified()).toMatchObject({ isIntact: true, count: 0, problems: [], at: testNow.toISOString() })
})

test('a log that the writer wrote is intact, with its denials', async () => {
  await writeSix()
  expect(await verified()).toMatchObject({ isIntact: true, count: 6, problems: [] })
  const denied = await ctx.prisma.auditEvent.findMany({ where: { outcome: 'denied' } })
  expect(denied).toMatchObject([{ seq: 4n, operation: 'model.retire', actorId: auditor.id, recordId: 'model.move' }])
})

test('a log of more events than one batch is read to its end', async () => {
  await ctx.prisma.$queryRaw`
    select count(appended.seq) from generate_series(1, 1100) as n, lateral audit_append('{}', now(), null, 'Ada', 'test',
      'done', 'model', n::text, 1::int, 'request') as appended`
  expect(await verified()).toMatchObject({ isIntact: false, count: 1100 })
})

describe('somebody who switches the guards off is found when she', () => {
  test.each([
    [
      'edits a text',
      `update "AuditEvent" set "payload" = replace("payload", 'Version 2', 'Version 9') where seq = 2`,
      'edited 2',
    ],
    ['edits a column that lists show', `update "AuditEvent" set "actorName" = 'Eve' where seq = 3`, 'columnsDiffer 3'],
    [
      'moves the time of an event',
      `update "AuditEvent" set "at" = "at" - interval '1 day' where seq = 5`,
      'columnsDiffer 5',
    ],
    ['hides a denial', `update "AuditEvent" set "outcome" = 'done' where seq = 4`, 'columnsDiffer 4'],
    ['deletes the first event', `delete from "AuditEvent" where seq = 1`, 'deleted 1'],
    ['deletes a denial', `delete from "AuditEvent" where seq = 4`, 'deleted 4'],
    ['cuts off the newest', `delete from "AuditEvent" where seq >= 5`, 'truncated 5'],
    ['deletes everything', `delete from "AuditEvent"`, 'truncated 1'],
    [
      'adds one after the end',
      `insert into "AuditEvent" ("seq", "prevHash", "hash", ${columns})
       select 7, hash, repeat('a', 64), ${columns} from "AuditEvent" where seq = 6`,
      'inserted 7',
    ],
    ['rewrites the end', `update "AuditHead" set hash = repeat('a', 64)`, 'headMismatch 6'],
  ])('%s', async (_what, sql, expected) => {
    await writeSix()
    await tamper(sql)
    expect(await kinds()).toContain(expected)
  })

  test('exchanges two events', async () => {
    await writeSix()
    await tamper(`update "AuditEvent" set seq = 100 where seq = 2; update "AuditEvent" set seq = 2 where seq = 5;
      update "AuditEvent" set seq = 5 where seq = 100`)
    expect((await kinds()).some((problem) => problem.startsWith('reordered'))).toBe(true)
  })

  test('puts one in between with a hash that fits, and numbers the rest anew', async () => {
    await writeSix()
    await tamper(`update "AuditEvent" set seq = seq + 100 where seq > 3; update "AuditEvent" set seq = seq - 99 where seq > 3;
      insert into "AuditEvent" ("seq", "prevHash", "hash", ${columns})
        select 4, hash, encode(sha256(convert_to(hash || payload, 'UTF8')), 'hex'), ${columns} from "AuditEvent" where seq = 3;
      update "AuditHead" set seq = 7`)
    expect((await kinds()).some((problem) => problem.startsWith('inserted'))).toBe(true)
  })

  test('edits a text and its hash', async () => {
    await writeSix()
    await tamper(`update "AuditEvent" set "payload" = replace("payload", 'Version 2', 'Version 9') where seq = 2;
      update "AuditEvent" set hash = encode(sha256(convert_to("prevHash" || payload, 'UTF8')), 'hex') where seq = 2`)
    expect(await kinds()).toContain('edited 2')
  })
})

test('with the guards on, no event is changed or deleted', async () => {
  await writeSix()
  for (const sql of ['update "AuditEvent" set "actorName" = \'Eve\'', 'delete from "AuditEvent" where seq = 6']) {
    await expect(ctx.database.pool.query(sql)).rejects.toThrow(/audit log only grows/)
  }
  expect((await verified()).isIntact).toBe(true)
})

test('the export holds every event as stored, a line each, and its own as the last', async () => {
  await writeSix()
  const result = await exportAudit(contextOf({ database: ctx.database, actor: auditor }, 'audit.export'))
  if (!result.ok) throw new Error(result.code)
  const lines: string[] = []
  for await (const line of result.value) lines.push(new TextDecoder().decode(line))
  expect(lines).toHaveLength(7)
  const stored = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { seq: 3n }, omit: { searchText: true } })
  expect(JSON.parse(lines[2] ?? '')).toEqual({ ...stored, seq: '3', at: stored.at.toISOString() })
  expect(JSON.parse(lines[6] ?? '')).toMatchObject({ seq: '7', operation: 'audit.export', actorId: auditor.id })
})

test('the log is paged newest first, and its filters narrow it', async () => {
  await writeSix()
  const list = async (search: Record<string, string>) => {
    const context = contextOf({ database: ctx.database, actor: auditor }, 'audit.read')
    return (await listAuditEvents(context, parseList(auditList, search))).rows.map((row) => row.seq)
  }
  expect(await list({})).toEqual(['6', '5', '4', '3', '2', '1'])
  expect(await list({ sort: 'time' })).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(await list({ outcome: 'denied' })).toEqual(['4'])
  expect(await list({ operation: 'model.retire' })).toEqual(['4'])
  expect(await list({ outcome: 'denied,done' })).toHaveLength(6)
  expect(await list({ operation: 'model.retire,model.update', outcome: 'done', sort: 'time' })).not.toContain('4')
  expect(await list({ q: 'RETIRE' })).toEqual(['4'])
  expect(await list({ q: steward.name, actor: 'nobody' })).toEqual([])
  const after = Buffer.from(JSON.stringify(['4', '4'])).toString('base64url')
  expect(await list({ after })).toEqual(['3', '2', '1'])
  expect(await list({ after: 'mangled' })).toHaveLength(6)
})

test('every decision is an operation', () => {
  expect(decisionOperations.filter((name) => !(name in operations))).toEqual([])
})

test('the log is narrowed to decisions, to what is no sign-in, and to the time up to now', async () => {
  await ctx.database.pool.query(
    `select audit_append('{"actor":{"kind":"system","roles":[]},"changes":{},"record":{"label":"x"}}',
      $1::timestamptz - days * interval '1 day', null, 'Ada', operation, 'done', 'model', 'one', null, 'request')
    from (values (1, 40, 'date.choose'), (2, 10, 'session.start'), (3, 3, 'model.update'), (4, 0, 'session.end'),
      (5, 0, 'model.retire')) as event (place, days, operation) order by place`,
    [testNow],
  )
  const list = async (search: Record<string, string>) => {
    const context = contextOf({ database: ctx.database, actor: auditor }, 'audit.read')
    const params = parseList(auditList, search)
    const { rows } = await listAuditEvents(context, params)
    expect(await countAuditEvents(context, params)).toEqual({ count: rows.length, isEstimate: false })
    return rows.map((row) => row.seq).join()
  }
  expect(await list({ show: 'decisions' })).toBe('5,1')
  expect(await list({ show: 'withoutSignIns' })).toBe('5,3,1')
  expect(await list({ show: 'decisions,withoutSignIns', operation: 'model.retire,model.update' })).toBe('5')
  expect(await list({ period: 'day' })).toBe('5,4')
  expect(await list({ period: 'week', sort: 'time' })).toBe('3,4,5')
  expect(await list({ period: 'day,month' })).toBe('5,4,3,2')
  expect(await list({ period: 'month', show: 'withoutSignIns', sort: 'time' })).toBe('3,5')
  expect(await list({ period: 'forever' })).toBe('5,4,3,2,1')
})
