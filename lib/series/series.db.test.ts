import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { disclaimerOperations } from '@/lib/disclaimers/operations'
import { parseQuery } from '@/lib/list-params'
import { actorWith, callerOf, contextOf, makeModel } from '@/prisma/factories'
import { makePromisedDays, makeSeries } from '@/prisma/series-rows'
import { asApplication, useDatabase } from '@/prisma/testing'
import { seriesOperations } from './operations'
import { countSeries, findSeries, listPromises, listSeries } from './queries'
import { seriesList } from './schema'

const ctx = useDatabase()
const operations = { ...seriesOperations, ...disclaimerOperations }
const steward = actorWith('steward')
const said = { name: 'The corner', about: '', channelUrl: '', obligationSeriesId: null }

function run(name: keyof typeof operations, input: object, actor: Actor = steward) {
  return operations[name].execute(callerOf({ database: ctx.database, actor }), name, input)
}

const reader = () => contextOf({ database: ctx.database }, 'series.read', 'obligation.read')

test('a series has an address of its own, its slots from the ledger, and the wording it began with', async () => {
  const promise = await makePromisedDays(ctx.prisma)
  const input = { modelId: promise.modelId, ...said, obligationSeriesId: promise.id, disclaimer: 'Its own words.' }
  expect(await run('series.create', input)).toMatchObject({ ok: true, value: { slug: 'the-corner', version: 1 } })
  expect(await findSeries(reader(), 'the-corner')).toMatchObject({
    slots: { all: 3, kept: 1, open: 2, overdue: 0 },
    promisedUntil: '2027-01-31',
    promise: { title: promise.title, cadence: 'monthly' },
    disclaimers: [{ number: 1, text: 'Its own words.' }],
  })
  const other = { modelId: (await makeModel(ctx.prisma)).id, ...said, disclaimer: 'Its own words.' }
  expect(await run('series.create', other)).toMatchObject({ ok: true, value: { slug: 'the-corner-2' } })
  expect(await run('series.create', other, actorWith('reviewer'))).toMatchObject({ code: 'forbidden' })
})

test('the days of a promise are the slots of one series, and of the model they were promised to', async () => {
  const promise = await makePromisedDays(ctx.prisma)
  const [one, other] = [
    await makeSeries(ctx.prisma, { modelId: promise.modelId }),
    await makeSeries(ctx.prisma, { modelId: promise.modelId }),
  ]
  const slots = { ...said, obligationSeriesId: promise.id }
  const sent = [one, other].map(({ id }) => run('series.update', { id, version: 1, ...slots }))
  const answers = await Promise.all(sent)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'slotsOfAnother' })
  expect(await listPromises(reader(), null)).toEqual([])
  const stranger = await makeSeries(ctx.prisma)
  const fields = { obligationSeriesId: { code: 'notOneOf' } }
  expect(await run('series.update', { id: stranger.id, version: 1, ...slots })).toMatchObject({ fields })
})

test('a change says what it changed, and one that changes nothing is refused', async () => {
  const { id } = await makeSeries(ctx.prisma)
  expect(await run('series.update', { id, version: 1, ...said })).toMatchObject({ ok: true })
  expect(await run('series.update', { id, version: 2, ...said })).toMatchObject({ code: 'seriesUnchanged' })
  expect(await run('series.update', { id, version: 1, ...said, name: 'X' })).toMatchObject({ code: 'conflict' })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { operation: 'series.update' } })
  expect(JSON.parse(event.payload).changes).toEqual({ name: { before: 'A corner', after: 'The corner' } })
})

test('a wording is added with a reason, counted on, and never changed, not even by the application itself', async () => {
  const { id } = await makeSeries(ctx.prisma)
  const wordings = [1, 2, 3].map((n) => ({ seriesId: id, text: `Words of its own, ${n}.`, reason: 'Plainer.' }))
  const answers = await Promise.all(wordings.map((input) => run('disclaimer.record', input)))
  expect(answers.map((answer) => answer.ok && Object(answer.value).number).toSorted()).toEqual([2, 3, 4])
  const newest = (await findSeries(reader(), id))?.disclaimers[0]
  const again = { seriesId: id, text: newest?.text, reason: 'Again.' }
  expect(await run('disclaimer.record', again)).toMatchObject({ code: 'disclaimerUnchanged' })
  const change = 'update "SeriesDisclaimer" set text = reason'
  expect(await asApplication(ctx.database, change)).toMatch(/never changed/)
  expect(await asApplication(ctx.database, 'delete from "SeriesDisclaimer"')).toMatch(/never changed/)
})

test('the list is searched, filtered by slots and by model, and counted', async () => {
  const promise = await makePromisedDays(ctx.prisma)
  const model = await ctx.prisma.model.findUniqueOrThrow({ where: { id: promise.modelId } })
  const one = await makeSeries(ctx.prisma, { modelId: model.id, obligationSeriesId: promise.id, name: 'Alpha' })
  const other = await makeSeries(ctx.prisma, { name: 'Beta' })
  const listed = async (query: string) => {
    const params = parseQuery(seriesList, query)
    const ids = (await listSeries(reader(), params)).rows.map(({ id }) => id)
    expect((await countSeries(reader(), params)).count).toBe(ids.length)
    return ids
  }
  expect(await listed('')).toEqual([one.id, other.id])
  expect(await listed('slots=promised')).toEqual([one.id])
  expect(await listed('slots=none')).toEqual([other.id])
  expect(await listed(`model=${model.slug}`)).toEqual([one.id])
  expect(await listed('q=bet')).toEqual([other.id])
})
