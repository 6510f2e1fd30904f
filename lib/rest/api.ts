import 'server-only'
import { collections, ownRecords } from '@/lib/collections'
import { operations } from '@/lib/operations'
import { createRestHandler, type RestHandler } from './handler'
import { routesOf } from './routes'

export type ApiSettings = {
  /** The public address. */
  readonly url: string
  /** Requests a minute: for each caller, and for each address that nobody known sends from. */
  readonly perCaller: number
  readonly perAddress: number
}

/** The API of everything that is here. */
export function createApi(settings: ApiSettings): RestHandler {
  const routes = routesOf({ operations, collections, ownRecords })
  return createRestHandler({ ...settings, routes, document: () => '{}' })
}
