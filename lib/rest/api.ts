import 'server-only'
import { collections, ownRecords } from '@/lib/collections'
import { operations } from '@/lib/operations'
import { version } from '@/package.json'
import { createRestHandler, type RestHandler } from './handler'
import { type ApiDocument, documentOf } from './openapi'
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
  let text: string | undefined
  const document = () => {
    text ??= JSON.stringify(apiDocument(settings.url))
    return text
  }
  return createRestHandler({ ...settings, routes: apiRoutes(), document })
}

let made: { readonly url: string; readonly document: ApiDocument } | undefined

/** What the API is, for programs and for the page that explains it. Worked out once, which takes a moment. */
export function apiDocument(url: string): ApiDocument {
  if (made?.url !== url) made = { url, document: documentOf(apiRoutes(), { url, version }) }
  return made.document
}

function apiRoutes() {
  return routesOf({ operations, collections, ownRecords })
}
