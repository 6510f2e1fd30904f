import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { actorWith, contextOf, makeHeld, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { listAgreement } from './queries'
import { agreementList } from './schema'

const ctx = useDatabase()
const [ada, ben] = [randomUUID(), randomUUID()]

function agreement(query: Record<string, string> = {}) {
  const context = contextOf({ database: ctx.database, actor: actorWith('auditor') }, 'interview.read')
  return listAgreement(context, parseList(agreementList, query))
}

function rate(interviewId: string, raterId: string, score: number, parts: object = {}) {
  const scores = {
    interviewerInfluence: score,
    vocabularyImportation: score,
    nullIntegrity: 3,
    evidentialConfidence: score,
  }
  const data = { interviewId, raterId, rater: 'Test', ...scores, ...parts }
  return ctx.prisma.interviewRating.create({ data })
}

async function rated(modelId: string, scores: readonly (readonly [string, number])[], parts: object = {}) {
  const { id } = await makeHeld(ctx.prisma, { modelId, state: 'final', ...parts })
  for (const [rater, score] of scores) await rate(id, rater, score)
  return id
}

async function published(number: number) {
  const protocol = await ctx.prisma.protocol.upsert({
    where: { slug: 'p' },
    create: { slug: 'p', title: 'Retirement' },
    update: {},
  })
  const data = { protocolId: protocol.id, number, state: 'published', publishedAt: new Date() } as const
  return (await ctx.prisma.protocolVersion.create({ data })).id
}

test('over the final interviews of a model, agreement is told on each scale; of each rater the newest counts', async () => {
  const { id } = await makeModel(ctx.prisma)
  const first = await rated(id, [
    [ada, 0],
    [ben, 1],
  ])
  await rate(first, ben, 0)
  await rated(id, [
    [ada, 5],
    [ben, 5],
  ])
  await rated(id, [[ada, 2]])
  await rated(
    id,
    [
      [ada, 1],
      [ben, 5],
    ],
    { state: 'inReview' },
  )
  const [series, ...others] = await agreement()
  expect(others).toEqual([])
  expect(series).toMatchObject({ protocol: null, interviews: 3, raters: 2, isDemo: false })
  const [influence, , integrity] = series?.scales ?? []
  expect(influence?.interval).toEqual({ kind: 'alpha', alpha: 1, units: 2, values: 4 })
  expect(influence?.ordinal).toMatchObject({ kind: 'alpha', alpha: 1 })
  expect(integrity?.interval).toEqual({ kind: 'noVariation', alpha: null, units: 2, values: 4 })
})

test('versions of a protocol are never put in one series, nor models', async () => {
  const [one, other] = [
    await makeModel(ctx.prisma, { displayName: 'A' }),
    await makeModel(ctx.prisma, { displayName: 'B' }),
  ]
  const [v1, v2] = [await published(1), await published(2)]
  await rated(
    one.id,
    [
      [ada, 0],
      [ben, 5],
    ],
    { protocolVersionId: v1 },
  )
  await rated(
    one.id,
    [
      [ada, 0],
      [ben, 5],
    ],
    { protocolVersionId: v2 },
  )
  await rated(
    other.id,
    [
      [ada, 0],
      [ben, 5],
    ],
    { protocolVersionId: v1 },
  )
  const told = (await agreement()).map(({ model, protocol, scales }) => [
    ...[model.displayName, protocol?.number, scales[0]?.interval.kind],
  ])
  expect(told).toEqual([
    ['A', 1, 'tooFew'],
    ['A', 2, 'tooFew'],
    ['B', 1, 'tooFew'],
  ])
  expect((await agreement({ model: other.slug })).map(({ model }) => model.displayName)).toEqual(['B'])
})

test('raters who go opposite ways agree less than chance would make them', async () => {
  const { id } = await makeModel(ctx.prisma)
  for (const [one, other] of [
    [0, 5],
    [5, 0],
    [0, 5],
    [5, 0],
  ] as const)
    await rated(id, [
      [ada, one],
      [ben, other],
    ])
  const [series] = await agreement()
  expect(series?.scales[0]?.interval.alpha).toBeLessThan(0)
})
