import 'server-only'
import type { RequestFacts } from '@/lib/auth/caller'
import { identify } from '@/lib/auth/request-caller'
import { type Refusal, refuse } from '@/lib/errors'
import { answerChange } from './change'
import { headerOf, type RestAnswer, type RestRequest, type TextOrFile, withHeaders } from './exchange'
import { Allowance, type Spent } from './limits'
import { problemAnswer } from './problem'
import { answerReading } from './reading'
import { type Endpoint, findRoute, type Route } from './routes'

export type RestSettings = {
  readonly routes: ReadonlyMap<string, Route>
  /** The public address. */
  readonly url: string
  /** Requests a minute: for each caller, and for each address that nobody known sends from. */
  readonly perCaller: number
  readonly perAddress: number
  /** The OpenAPI document as text. */
  readonly document: () => string
}

/** Answers one request; throws only when something is broken. */
export type RestHandler = (request: RestRequest) => Promise<RestAnswer<TextOrFile>>

/** The whole API, for any server: it knows nothing of the one it stands on. */
export function createRestHandler(settings: RestSettings): RestHandler {
  const desk = new Desk(settings)
  return async (request) => {
    const { status, headers, body } = await desk.answer(request)
    if (status === 204 || status === 304) return { status, headers, body: '' }
    if (typeof body !== 'string') return { status, headers, body }
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    return { status, headers: { ...headers, ...length }, body: request.method === 'HEAD' ? '' : body }
  }
}

class Desk {
  readonly #settings: RestSettings
  readonly #callers: Allowance
  readonly #addresses: Allowance

  constructor(settings: RestSettings) {
    this.#settings = settings
    this.#callers = new Allowance('caller', settings.perCaller)
    this.#addresses = new Allowance('address', settings.perAddress)
  }

  async answer(request: RestRequest): Promise<RestAnswer<TextOrFile>> {
    const found = findRoute(this.#settings.routes, request.path)
    if (!found) return this.#refuseStranger(request, refuse('noSuchAddress'))
    const { allow, endpoints } = found.route
    const endpoint = endpoints.get(request.method === 'HEAD' ? 'GET' : request.method)
    if (endpoint?.kind === 'document') return this.#answerStranger(request, () => this.#document())
    if (endpoint) return this.#answerCaller(request, endpoint, found.id ?? '')
    if (request.method !== 'OPTIONS') return this.#refuseStranger(request, refuse('methodNotAllowed', { allow }))
    return this.#answerStranger(request, () => ({ status: 204, headers: { allow }, body: '' }))
  }

  async #answerCaller(
    request: RestRequest,
    endpoint: Exclude<Endpoint, { kind: 'document' }>,
    id: string,
  ): Promise<RestAnswer<TextOrFile>> {
    const identified = await identify(factsOf(request), endpoint.kind === 'change' ? 'change' : 'read')
    if (!identified.ok) return this.#refuseStranger(request, asSeenByPrograms(identified))
    const { caller, credential } = identified.value
    const spent = await this.#callers.spend(credential)
    if (spent.isExceeded) return this.#tooMany(request, spent)
    const by = { caller, credential, url: this.#settings.url, id }
    if (endpoint.kind === 'change') return withHeaders(await answerChange(request, endpoint, by), spent.headers)
    return withHeaders(await answerReading(request, endpoint, by), spent.headers)
  }

  /** Whoever is not known is counted by her address. */
  async #answerStranger(request: RestRequest, answer: () => RestAnswer): Promise<RestAnswer> {
    const spent = await this.#addresses.spend(request.address)
    return spent.isExceeded ? this.#tooMany(request, spent) : withHeaders(answer(), spent.headers)
  }

  #refuseStranger(request: RestRequest, refusal: Refusal): Promise<RestAnswer> {
    return this.#answerStranger(request, () => this.#problem(request, refusal))
  }

  #tooMany(request: RestRequest, { seconds, headers }: Spent): RestAnswer {
    return withHeaders(this.#problem(request, refuse('tooManyRequests', { seconds })), headers)
  }

  #problem({ requestId }: RestRequest, refusal: Refusal): RestAnswer {
    return problemAnswer(refusal, { url: this.#settings.url, requestId })
  }

  #document(): RestAnswer {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: this.#settings.document() }
  }
}

/** A page tells its person to sign in again; a program is told how it proves who it is. */
function asSeenByPrograms(refusal: Refusal): Refusal {
  return refusal.code === 'unauthenticated' ? refuse('tokenMissing') : refusal
}

function factsOf(request: RestRequest): RequestFacts {
  return {
    headers: { get: (name) => headerOf(request, name) },
    cookie: (name) => cookieOf(headerOf(request, 'cookie') ?? '', name),
    requestId: request.requestId,
  }
}

function cookieOf(sent: string, name: string): string | undefined {
  const pair = sent.split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair?.trim().slice(name.length + 1)
}
