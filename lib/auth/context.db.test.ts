import { expect, test } from 'vitest'
import { z } from 'zod'
import { done, type Result } from '@/lib/errors'
import { actorWith, callerOf, contextOf, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { collection } from './collection'
import type { Context } from './context'
import { operation } from './operation'

const ctx = useDatabase()

async function readModels(context: Context<'model.read'>): Promise<Result<number>> {
  return done(await context.db.model.count())
}

async function moveModels(context: Context<'model.read' | 'model.move'>): Promise<Result<string>> {
  return done(context.actor.name)
}

test('a context is given for all of the permissions or not at all', () => {
  const steward = callerOf({ database: ctx.database, actor: actorWith('steward') })
  expect(steward.permit('model.read', 'model.move')).not.toBeNull()
  expect(steward.permit('model.read', 'audit.read')).toBeNull()
})

test('code compiles with the permission it names, with more, and never with less', async () => {
  const reader = contextOf({ database: ctx.database }, 'model.read')
  const both = contextOf({ database: ctx.database }, 'model.read', 'model.move')
  expect(await readModels(reader)).toEqual(done(0))
  expect(await readModels(both)).toEqual(done(0))
  // @ts-expect-error: reading alone does not move.
  await moveModels(reader)
  // @ts-expect-error: another permission is no substitute.
  await readModels(contextOf({ database: ctx.database }, 'audit.read'))
  // @ts-expect-error: an object that looks like a context is none.
  await readModels({ db: reader.db, actor: reader.actor, now: reader.now, requestId: '', write: reader.write })
})

test('an operation cannot bind a command that needs more than it checks', () => {
  const parts = { on: 'collection', input: z.object({}) } as const
  operation({ ...parts, permission: 'model.read', output: z.number(), command: readModels })
  // @ts-expect-error: the command also needs model.move.
  operation({ ...parts, permission: 'model.read', output: z.string(), command: moveModels })
})

test('an operation and a list cannot promise what their command and query do not answer', () => {
  const parts = { on: 'collection', permission: 'model.read', input: z.object({}) } as const
  // @ts-expect-error: the command answers a number.
  operation({ ...parts, output: z.object({ count: z.number() }), command: readModels })
  const list = async (_context: Context<'model.read'>) => ({ rows: [{ id: 'a' }], next: null, isCursorIgnored: false })
  const params = { sorts: ['name'], defaultSort: 'name', defaultDirection: 'asc', filters: {} } as const
  collection({ permission: 'model.read', params, list, row: z.object({ id: z.string() }) })
  // @ts-expect-error: the rows have no name.
  collection({ permission: 'model.read', params, list, row: z.object({ id: z.string(), name: z.string() }) })
})

test('what queries are given reads and cannot write', () => {
  const { db } = contextOf({ database: ctx.database }, 'model.read')
  const isWriting = [
    // @ts-expect-error: writing goes through context.write.
    () => db.model.create({ data: {} }),
    // @ts-expect-error: deleting too.
    () => db.model.deleteMany({}),
    // @ts-expect-error: raw statements too.
    () => db.$executeRaw`select 1`,
    // @ts-expect-error: transactions too.
    () => db.$transaction([]),
  ]
  expect(isWriting).toHaveLength(4)
})

test('a denied attempt changes nothing and stands in the log with who, what and the permission she lacked', async () => {
  const actor = actorWith('auditor')
  const attempt = operation({
    on: 'collection',
    permission: 'model.move',
    input: z.object({}),
    output: z.string(),
    command: async () => done('moved'),
  })
  expect(await attempt.execute(callerOf({ database: ctx.database, actor }), 'model.retire', {})).toEqual({
    ok: false,
    code: 'forbidden',
  })
  expect(await ctx.prisma.auditEvent.findMany()).toMatchObject([
    {
      operation: 'model.retire',
      outcome: 'denied',
      actorId: actor.id,
      recordType: 'permission',
      recordId: 'model.move',
    },
  ])
})

test('the same denied attempt is recorded once in ten minutes, and every other one at once', async () => {
  const [actor, other] = [actorWith('auditor'), actorWith('auditor')]
  const deny = (who: typeof actor, attempted: string, minutes = 0) => {
    const now = new Date(testNow.getTime() + minutes * 60_000)
    return callerOf({ database: ctx.database, actor: who, now }).recordDenial('model.move', attempted)
  }
  const recorded = () => ctx.prisma.auditEvent.count({ where: { outcome: 'denied' } })
  await Promise.all(Array.from({ length: 5 }, () => deny(actor, 'model.retire')))
  expect(await recorded()).toBe(1)
  await deny(actor, 'model.retire', 9)
  expect(await recorded()).toBe(1)
  await deny(actor, 'model.deprecate')
  await deny(other, 'model.retire')
  await callerOf({ database: ctx.database, actor }).recordDenial('model.create', 'model.retire')
  expect(await recorded()).toBe(4)
  await deny(actor, 'model.retire', 10)
  expect(await recorded()).toBe(5)
})

test('permission is asked before input, and input before the command', async () => {
  const ran: string[] = []
  const attempt = operation({
    on: 'collection',
    permission: 'model.move',
    input: z.object({ reason: z.string() }),
    output: z.string(),
    command: async (_context, { reason }) => {
      ran.push(reason)
      return done(reason)
    },
  })
  const steward = callerOf({ database: ctx.database, actor: actorWith('steward') })
  const auditor = callerOf({ database: ctx.database, actor: actorWith('auditor') })
  expect(await attempt.execute(auditor, 'model.move', {})).toMatchObject({ code: 'forbidden' })
  expect(await attempt.execute(steward, 'model.move', {})).toMatchObject({ code: 'invalid', fields: { reason: {} } })
  expect(await attempt.execute(steward, 'model.move', { reason: 'why' })).toEqual(done('why'))
  expect(ran).toEqual(['why'])
})
