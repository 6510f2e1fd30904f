import { makePromisedDays, makeSeries } from '../series-rows'
import { type Cases, model, version } from './rows'

const said = { name: 'A corner', about: 'It writes there.', channelUrl: 'https://example.org/corner' }

export const seriesCases: Cases = {
  'series.list': async (ctx) => {
    const { id, modelId } = await makePromisedDays(ctx.prisma)
    await makeSeries(ctx.prisma, { modelId, obligationSeriesId: id })
    return { query: '?slots=promised&q=corner&sort=-updated' }
  },
  'series.get': async (ctx) => {
    const { id, modelId } = await makePromisedDays(ctx.prisma)
    return { id: (await makeSeries(ctx.prisma, { modelId, obligationSeriesId: id })).slug }
  },
  'series.create': async (ctx) => ({
    body: { modelId: await model(ctx), ...said, obligationSeriesId: null, disclaimer: 'Its own words.' },
  }),
  'series.update': async (ctx) => ({
    id: (await makeSeries(ctx.prisma)).id,
    headers: version,
    body: { ...said, obligationSeriesId: null },
  }),
  'disclaimer.record': async (ctx) => ({
    body: { seriesId: (await makeSeries(ctx.prisma)).id, text: 'Words of its own.', reason: 'Plainer.' },
  }),
}
