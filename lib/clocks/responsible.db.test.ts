import { beforeEach, describe, expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { clockSteps, today } from '@/prisma/clock-steps'
import { contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { listClocks } from './queries'
import { clockList } from './schema'

const ctx = useDatabase()
const { somebody, owe } = clockSteps(ctx)

let me: Awaited<ReturnType<typeof somebody>>
let other: Awaited<ReturnType<typeof somebody>>

beforeEach(async () => {
  me = await somebody('Me')
  other = await somebody('Other')
})

async function titles(search: Record<string, string> = {}, day = today) {
  const { rows } = await listClocks(me.context, parseList(clockList, search), day)
  return rows.map(({ title }) => title)
}

describe('whom it waits for', () => {
  test('is its owner, else the steward of the model, else nobody', async () => {
    const [mine, theirs, nobodys] = [
      await makeModel(ctx.prisma, { stewardId: me.id }),
      await makeModel(ctx.prisma, { stewardId: other.id }),
      await makeModel(ctx.prisma),
    ]
    await owe(mine.id, { title: 'as steward' }, { title: 'given away', ownerId: other.id })
    await owe(theirs.id, { title: 'as owner', ownerId: me.id }, { title: 'theirs' })
    await owe(nobodys.id, { title: 'of nobody' })
    expect((await titles({ owner: 'me' })).toSorted()).toEqual(['as owner', 'as steward'])
    expect((await titles({ owner: 'others' })).toSorted()).toEqual(['given away', 'theirs'])
    expect(await titles({ owner: 'none' })).toEqual(['of nobody'])
    expect((await titles({ owner: 'none,others' })).toSorted()).toEqual(['given away', 'of nobody', 'theirs'])
    expect((await titles({ owner: 'me,none' })).toSorted()).toEqual(['as owner', 'as steward', 'of nobody'])
    expect((await titles({ owner: 'me,others' })).toSorted()).toEqual([
      'as owner',
      'as steward',
      'given away',
      'theirs',
    ])
    expect(await titles({ owner: 'me,none,others' })).toHaveLength(5)
  })

  test('changes with the steward and with the owner', async () => {
    const model = await makeModel(ctx.prisma, { stewardId: other.id })
    await owe(model.id, { title: 'open' }, { title: 'owned', ownerId: other.id })
    expect(await titles({ owner: 'me' })).toEqual([])
    await ctx.prisma.model.update({ where: { id: model.id }, data: { stewardId: me.id } })
    expect(await titles({ owner: 'me' })).toEqual(['open'])
    await ctx.prisma.obligation.updateMany({ where: { title: 'owned' }, data: { ownerId: me.id } })
    expect((await titles({ owner: 'me' })).toSorted()).toEqual(['open', 'owned'])
    await ctx.prisma.model.update({ where: { id: model.id }, data: { stewardId: null } })
    expect(await titles({ owner: 'me' })).toEqual(['owned'])
    await ctx.prisma.obligation.updateMany({ where: { title: 'owned' }, data: { ownerId: null } })
    expect((await titles({ owner: 'none' })).toSorted()).toEqual(['open', 'owned'])
  })

  test('is right in the end when a steward changes while things are being put on the ledger', async () => {
    const model = await makeModel(ctx.prisma)
    const changes = Array.from({ length: 6 }, (_, at) => [
      owe(model.id, { title: `thing ${at}` }),
      ctx.prisma.model.update({ where: { id: model.id }, data: { stewardId: at % 2 === 0 ? me.id : other.id } }),
    ])
    await Promise.all(changes.flat())
    const { stewardId } = await ctx.prisma.model.findUniqueOrThrow({ where: { id: model.id } })
    const waiting = await ctx.prisma.obligation.findMany({ select: { responsibleId: true } })
    expect(waiting).toEqual(Array.from({ length: 6 }, () => ({ responsibleId: stewardId })))
  })

  test('is nobody for a system, whatever it asks', async () => {
    const model = await makeModel(ctx.prisma, { stewardId: me.id })
    await owe(model.id, { title: 'of a person' })
    const system = contextOf({ database: ctx.database }, 'obligation.read')
    const asked = async (owner: string) =>
      (await listClocks(system, parseList(clockList, { owner }), today)).rows.length
    expect([await asked('me'), await asked('others'), await asked('none')]).toEqual([0, 1, 0])
  })
})
