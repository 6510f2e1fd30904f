import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SortDirection } from '@/lib/list-params'
import { contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { countModels, listModels } from './queries'
import { type ModelSort, modelSorts, stageStates, stages } from './schema'

const ctx = useDatabase()
const directions = ['asc', 'desc'] as const
const days = [null, null, '2024-03-04', '2024-03-04', '2026-01-05'] as const

/** 23 models with many ties and many unknowns in every column that is sorted by. */
beforeEach(async () => {
  const models = Array.from({ length: 23 }, (_, number) => ({
    ...{ slug: `model-${number}`, apiId: `id-${number}` },
    displayName: ['Claude', 'claude', 'クロード', 'Éclair', 'Zeta 10%'][number % 5] ?? '',
    provider: ['anthropic', 'mistral'][number % 2] ?? '',
    family: ['opus', 'haiku', 'ß'][number % 3] ?? '',
    stage: [null, ...stages][number % 5] ?? null,
    releasedOn: dayOf(days[number % 5]),
    retiresOn: dayOf(days[(number * 3 + 1) % 5]),
    updatedAt: new Date(Date.UTC(2026, 0, 1 + (number % 4), 0, 0, 0, number % 2)),
  }))
  await ctx.prisma.model.createMany({ data: models })
})

function dayOf(text: string | null | undefined) {
  return text ? new Date(text) : null
}

type Cursor = { readonly after?: string; readonly before?: string }

type Order = {
  readonly sort: ModelSort
  readonly direction: SortDirection
  readonly size: number
  readonly q?: string
  readonly filters?: Parameters<typeof listModels>[1]['filters']
}

function pageOf(order: Order, cursor: Cursor = {}) {
  return listModels(reader(), { q: '', filters: {}, ...order, ...cursor })
}

function reader() {
  return contextOf({ database: ctx.database }, 'model.read')
}

type Rows = Awaited<ReturnType<typeof pageOf>>['rows']

async function pagesForward(order: Order) {
  const pages: Rows[] = []
  let page = await pageOf(order)
  for (let turn = 0; turn < 30; turn += 1) {
    pages.push(page.rows)
    if (page.next === null) return { pages, last: page }
    page = await pageOf(order, { after: page.next })
  }
  throw new Error('Walking forward never ends')
}

async function expectSameBothWays(order: Order) {
  const { pages, last } = await pagesForward(order)
  const back: Rows[] = [last.rows]
  let previous = last.previous
  while (previous !== null) {
    const page = await pageOf(order, { before: previous })
    back.unshift(page.rows)
    previous = page.previous
  }
  expect(idsOf(back)).toEqual(idsOf(pages))
  return idsOf(pages).flat()
}

function idsOf(pages: readonly Rows[]) {
  return pages.map((rows) => rows.map((row) => row.id))
}

const columns = {
  name: (row) => row.displayName,
  provider: (row) => row.provider,
  family: (row) => row.family,
  stage: (row) => row.stage,
  released: (row) => row.releasedOn,
  retires: (row) => row.retiresOn,
  updated: (row) => row.updatedAt,
} as const satisfies Record<ModelSort, (row: Rows[number]) => string | null>

describe.each(modelSorts)('models by %s', (sort) => {
  test.each(directions)('are walked page by page, %s, each once and in order', async (direction) => {
    const whole = await pageOf({ sort, direction, size: 100 })
    const ids = whole.rows.map((row) => row.id)
    expect(new Set(ids).size).toBe(23)
    for (const size of [2, 7, 22, 23]) {
      const { pages } = await pagesForward({ sort, direction, size })
      expect(idsOf(pages).flat()).toEqual(ids)
    }
  })

  test.each(directions)('backward give the pages that were seen forward, %s', async (direction) => {
    for (const size of [3, 11]) await expectSameBothWays({ sort, direction, size })
  })

  test('put what is not known last in both directions', async () => {
    for (const direction of directions) {
      const { rows } = await pageOf({ sort, direction, size: 100 })
      const isUnknown = rows.map((row) => columns[sort](row) === null)
      expect(isUnknown).toEqual([...isUnknown].sort())
    }
  })
})

const someOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined })

test('any order, search and filters show each matching row once, both ways', async () => {
  const whole = (await pageOf({ sort: 'name', direction: 'asc', size: 100 })).rows
  const orders = fc.record({
    sort: fc.constantFrom(...modelSorts),
    direction: fc.constantFrom(...directions),
    size: fc.integer({ min: 3, max: 9 }),
    q: fc.constantFrom('', '', 'claude', 'クロード', '10%'),
    stage: someOf(stageStates),
    provider: someOf(['anthropic', 'mistral', 'nobody']),
  })
  await fc.assert(
    fc.asyncProperty(orders, async ({ stage, provider, ...order }) => {
      const filters = { ...(stage ? { stage } : {}), ...(provider ? { provider } : {}) }
      const expected = whole.filter(
        (row) =>
          (!stage || stage.includes(row.stage ?? 'unrecorded')) &&
          (!provider || provider.some((name) => name === row.provider)) &&
          row.displayName.toLowerCase().includes(order.q),
      )
      const seen = await expectSameBothWays({ ...order, filters })
      expect(seen.toSorted()).toEqual(expected.map((row) => row.id).toSorted())
      const all = await pageOf({ ...order, filters, size: 100 })
      expect(seen).toEqual(idsOf([all.rows]).flat())
      expect(await countModels(reader(), { ...order, filters })).toEqual({ count: seen.length, isEstimate: false })
    }),
    { numRuns: 20 },
  )
})

test('dates and instants go up, or down, and stages follow the life of a model', async () => {
  const released = (await pageOf({ sort: 'released', direction: 'desc', size: 100 })).rows.map((row) => row.releasedOn)
  expect(new Set(released)).toEqual(new Set(['2026-01-05', '2024-03-04', null]))
  expect(released[0]).toBe('2026-01-05')
  const updated = (await pageOf({ sort: 'updated', direction: 'asc', size: 100 })).rows.map((row) => row.updatedAt)
  expect(updated).toEqual([...updated].sort())
  const stage = (await pageOf({ sort: 'stage', direction: 'asc', size: 100 })).rows.map((row) => row.stage)
  expect([...new Set(stage)]).toEqual([...stages, null])
})

test('a row that is added before the cursor does not shift the pages after it', async () => {
  const order = { sort: 'released', direction: 'desc', size: 5 } as const
  const first = await pageOf(order)
  const second = await pageOf(order, { after: first.next ?? '' })
  await makeModel(ctx.prisma, { apiId: 'newest', releasedOn: new Date('2026-11-01') })
  expect(idsOf([(await pageOf(order, { after: first.next ?? '' })).rows])).toEqual(idsOf([second.rows]))
})

describe.each(modelSorts)('a mangled cursor of models by %s', (sort) => {
  const order = { sort, direction: 'asc', size: 5 } as const

  test('opens the first page', async () => {
    const first = idsOf([(await pageOf(order)).rows])
    const forged = ['x', '[]', '{}', 'null', '[1,2]', '["a"]', '[null,null]', '["a",""]', '\u0000']
    const texts = [...forged, ...forged.map((text) => Buffer.from(text).toString('base64url'))]
    for (const text of texts) expect(idsOf([(await pageOf(order, { after: text })).rows])).toEqual(first)
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (after) => {
        expect(idsOf([(await pageOf(order, { after })).rows])).toEqual(first)
      }),
      { numRuns: 20 },
    )
  })

  test.each([
    ['an id that is none', '["2024-03-04","x"]'],
    ['a key of another column', '["zzz","0199b5a0-0000-7000-8000-000000000000"]'],
    ['a key nobody can store', '["\\u0000","0199b5a0-0000-7000-8000-000000000000"]'],
    ['no key', '[null,"0199b5a0-0000-7000-8000-000000000000"]'],
    ['a day that is none', '["2024-02-31","0199b5a0-0000-7000-8000-000000000000"]'],
    ['a year before the calendar', '["0000-01-01","0199b5a0-0000-7000-8000-000000000000"]'],
    ['a year beyond the calendar', '["+275760-09-13T00:00:00.000Z","0199b5a0-0000-7000-8000-000000000000"]'],
  ])('with %s opens a page all the same', async (_what, text) => {
    const page = await pageOf(order, { after: Buffer.from(text).toString('base64url') })
    expect(page.rows.length).toBeLessThanOrEqual(5)
  })
})

test('a cursor without a key opens the first page of a column that is always known', async () => {
  const text = JSON.stringify([null, '0199b5a0-0000-7000-8000-000000000000'])
  const page = await pageOf(
    { sort: 'name', direction: 'asc', size: 5 },
    { after: Buffer.from(text).toString('base64url') },
  )
  expect(page.rows).toHaveLength(5)
})

test('a mangled cursor backward opens the first page too, and programs are told', async () => {
  const order = { sort: 'released', direction: 'desc', size: 5 } as const
  expect(await pageOf(order, { before: 'mangled' })).toEqual({ ...(await pageOf(order)), isCursorIgnored: true })
})
