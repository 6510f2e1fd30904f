import { expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { actorWith, contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { listTimeline } from './queries'
import { timelineList } from './schema'

const ctx = useDatabase()

function list(search: Readonly<Record<string, string>> = {}) {
  const context = contextOf({ database: ctx.database, actor: actorWith('reviewer') }, 'model.read')
  return listTimeline(context, parseList(timelineList, search))
}

async function names(search: Readonly<Record<string, string>>) {
  return (await list(search)).rows.map(({ displayName }) => displayName)
}

test('a row has the chosen dates of a life and its windows, as calendar dates', async () => {
  const source = { sourceUrl: 'https://one.example/' }
  await makeModel(ctx.prisma, {
    releasedOn: new Date('2024-03-04'),
    dateClaims: {
      create: [
        { ...source, kind: 'legacy', date: new Date('2025-01-01'), isChosen: true },
        { ...source, kind: 'legacy', date: new Date('2025-02-01') },
      ],
    },
    availability: { create: [{ surface: 'API', mode: 'byRequest', startsOn: new Date('2026-01-05') }] },
  })
  const { rows, isCut } = await list()
  expect(isCut).toBe(false)
  expect(rows).toMatchObject([
    {
      releasedOn: '2024-03-04',
      legacyOn: '2025-01-01',
      deprecatedOn: null,
      availability: [{ surface: 'API', mode: 'byRequest', startsOn: '2026-01-05', endsOn: null }],
    },
  ])
})

test('rows are in the order that was asked for; those without the date come last both ways', async () => {
  await makeModel(ctx.prisma, { displayName: 'B', releasedOn: new Date('2024-01-01') })
  await makeModel(ctx.prisma, { displayName: 'C', retiresOn: new Date('2026-01-01') })
  await makeModel(ctx.prisma, { displayName: 'A', releasedOn: new Date('2025-01-01') })
  expect(await names({})).toEqual(['A', 'B', 'C'])
  expect(await names({ sort: 'released' })).toEqual(['B', 'A', 'C'])
  expect((await names({ sort: 'retires' }))[0]).toBe('C')
  expect((await names({ sort: '-retires' }))[0]).toBe('C')
  expect(await names({ sort: '-name' })).toEqual(['C', 'B', 'A'])
})

test('search and filters are those of the list', async () => {
  await makeModel(ctx.prisma, { displayName: 'Opus', provider: 'anthropic', stage: 'retired' })
  await makeModel(ctx.prisma, { displayName: 'Command', provider: 'cohere' })
  expect(await names({ provider: 'cohere', zoom: '1y', group: 'family' })).toEqual(['Command'])
  expect(await names({ q: 'COMMAND' })).toEqual(['Command'])
  expect(await names({ stage: 'retired' })).toEqual(['Opus'])
})
