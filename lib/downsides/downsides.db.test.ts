import { describe, expect, test } from 'vitest'
import { checklistSteps, due } from '@/prisma/checklist-steps'
import { makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { assessDownside } from './commands'
import { assessDownsideInput } from './schema'

const ctx = useDatabase()
const { asSteward, modelId, record } = checklistSteps(ctx)

async function lastEvent() {
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({
    where: { recordType: 'model' },
    orderBy: { seq: 'desc' },
  })
  return { ...event, payload: JSON.parse(event.payload) }
}

describe('a downside', () => {
  async function assess(version: number, parts: object = {}) {
    const stated = { kind: 'users', severity: 'high', text: 'Many would miss it.' }
    const input = { modelId: await modelId(), version, ...stated, ...parts }
    return assessDownside(asSteward(), assessDownsideInput.parse(input))
  }

  test('is stated again without losing what was stated before, and the log tells what changed', async () => {
    await makeModel(ctx.prisma, due)
    expect(await assess(1)).toMatchObject({ ok: true })
    expect(await assess(2)).toMatchObject({ code: 'downsideUnchanged' })
    expect(await assess(2, { severity: 'low' })).toMatchObject({ ok: true })
    const told = (await record()).downsides.map(({ severity, isCurrent }) => [severity, isCurrent])
    expect(told).toEqual([
      ['low', true],
      ['high', false],
    ])
    const changes = { downside: { before: 'users', after: 'users' }, severity: { before: 'high', after: 'low' } }
    expect((await lastEvent()).payload.changes).toEqual(changes)
    await expect(ctx.prisma.downside.updateMany({ data: { text: 'Nobody would.' } })).rejects.toThrow()
  })

  test('stated ten times at once stands once', async () => {
    await makeModel(ctx.prisma, due)
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => assess(1, { text: `Statement ${n}` })))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ code: 'conflict' })
    expect(await ctx.prisma.downside.count()).toBe(1)
  })
})
