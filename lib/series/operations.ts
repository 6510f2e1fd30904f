import 'server-only'
import { operation } from '@/lib/auth/operation'
import { createSeries, updateSeries } from './commands'
import { findSeriesText } from './queries'
import { createSeriesInput, seriesReceipt, updateSeriesInput } from './schema'

export const seriesOperations = {
  'series.create': operation({
    on: 'collection',
    permission: 'series.create',
    input: createSeriesInput,
    output: seriesReceipt,
    command: createSeries,
  }),
  'series.update': operation({
    on: 'record',
    permission: 'series.update',
    input: updateSeriesInput,
    output: seriesReceipt,
    current: findSeriesText,
    command: updateSeries,
  }),
} as const
