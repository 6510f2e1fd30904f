import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { useDatabase } from '@/prisma/testing'

const ctx = useDatabase()
const start = '0'.repeat(64)

describe('audit_append', () => {
  it('starts the chain at 64 zeros and hashes the previous hash together with the payload as stored', async () => {
    const payload = '{"名":"é"}'
    const [row] = await append(payload)
    const hash = createHash('sha256').update(start).update(payload, 'utf8').digest('hex')
    expect(row).toEqual({ seq: 1n, hash })
    const event = await ctx.prisma.auditEvent.findUniqueOrThrow({ where: { seq: 1n } })
    expect(event).toMatchObject({ prevHash: start, hash, payload, operation: 'model.edit', recordVersion: 3 })
    expect(await ctx.prisma.auditHead.findUniqueOrThrow({ where: { id: 1 } })).toEqual({ id: 1, seq: 1n, hash })
  })

  it('makes a chain without gaps or forks out of 50 concurrent transactions', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => ctx.prisma.$transaction((tx) => appendIn(tx, `{"n":${index}}`))),
    )
    const events = await ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } })
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => BigInt(index + 1)))
    let previous = start
    for (const { prevHash, payload, hash } of events) {
      expect(prevHash).toBe(previous)
      expect(hash).toBe(createHash('sha256').update(previous).update(payload).digest('hex'))
      previous = hash
    }
    expect((await ctx.prisma.auditHead.findUniqueOrThrow({ where: { id: 1 } })).hash).toBe(previous)
  })

  it('leaves no gap when a transaction is rolled back', async () => {
    await append('{"kept":1}')
    const work = ctx.prisma.$transaction(async (tx) => {
      await appendIn(tx, '{"lost":1}')
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect((await append('{"kept":2}'))[0]?.seq).toBe(2n)
  })
})

describe('the audit log only grows', () => {
  it.each([
    ['changing an event', `update "AuditEvent" set "actorName" = 'someone else'`],
    ['deleting an event', 'delete from "AuditEvent"'],
    ['emptying the log', 'truncate "AuditEvent"'],
    ['deleting the head', 'delete from "AuditHead"'],
    ['emptying the head', 'truncate "AuditHead"'],
    ['moving the head back', 'update "AuditHead" set "seq" = 0'],
    ['moving the head ahead', 'update "AuditHead" set "seq" = "seq" + 2'],
    ['rewriting the hash of the head', `update "AuditHead" set "hash" = repeat('1', 64)`],
  ])('%s is refused with a sentence', async (_what, sql) => {
    await append('{}')
    await expect(ctx.database.pool.query(sql)).rejects.toThrow(/audit log/)
    expect(await ctx.prisma.auditEvent.count()).toBe(1)
    expect((await ctx.prisma.auditHead.findUniqueOrThrow({ where: { id: 1 } })).seq).toBe(1n)
  })
})

type Client = Pick<typeof ctx.prisma, '$queryRaw'>

function append(payload: string) {
  return appendIn(ctx.prisma, payload)
}

function appendIn(client: Client, payload: string) {
  return client.$queryRaw<{ seq: bigint; hash: string }[]>`
    select seq, hash from audit_append(
      ${payload}, now(), null, 'Ada', 'model.edit', 'done', 'model', 'claude-3-opus', 3::int, 'request-1'
    )`
}
