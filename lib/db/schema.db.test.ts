import { describe, expect, it } from 'vitest'
import { useDatabase } from '@/prisma/testing'
import { isWriteConflict, transaction } from './transaction'

const ctx = useDatabase()

describe('the schema', () => {
  it('refuses the same model twice even when it has no API identifier', async () => {
    const model = { slug: 'a', provider: 'P', displayName: 'M', family: 'F' }
    await ctx.prisma.model.create({ data: model })
    await expect(ctx.prisma.model.create({ data: { ...model, slug: 'b' } })).rejects.toMatchObject({ code: 'P2002' })
  })
})

describe('transaction', () => {
  it('runs again after a write conflict, so that ten concurrent additions add up', async () => {
    await ctx.prisma.throttle.create({ data: { key: 'k', attempts: 0, windowStartedAt: new Date() } })
    const addOne = () =>
      transaction(ctx.prisma, async (tx) => {
        const { attempts } = await tx.throttle.findUniqueOrThrow({ where: { key: 'k' } })
        await tx.throttle.update({ where: { key: 'k' }, data: { attempts: attempts + 1 } })
      })
    await Promise.all(Array.from({ length: 10 }, addOne))
    expect((await ctx.prisma.throttle.findUniqueOrThrow({ where: { key: 'k' } })).attempts).toBe(10)
  })

  it('passes every other error on', async () => {
    await expect(transaction(ctx.prisma, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(isWriteConflict(new Error('no'))).toBe(false)
  })

  it('reports a COMMIT that the database refuses', async () => {
    await ctx.prisma.$executeRaw`create table deferred_parent (id int primary key)`
    await ctx.prisma
      .$executeRaw`create table deferred_child (id int references deferred_parent deferrable initially deferred)`
    try {
      const work = transaction(ctx.prisma, (tx) => tx.$executeRaw`insert into deferred_child values (1)`)
      await expect(work).rejects.toThrow()
      expect(await ctx.prisma.$queryRaw`select count(*)::int as n from deferred_child`).toEqual([{ n: 0 }])
    } finally {
      await ctx.prisma.$executeRaw`drop table deferred_child, deferred_parent`
    }
  })
})
