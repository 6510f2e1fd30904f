import 'server-only'
import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { APICallError, type LanguageModel, streamText } from 'ai'
import { type Env, env } from './env'
import type { Conversation } from './replies/rules'
import type { ReplyEnd } from './replies/schema'

// They say what the packages would change of a request; nothing is changed, so nobody needs to read it.
globalThis.AI_SDK_LOG_WARNINGS = false

/** Longer than any model thinks between two words; then nobody speaks at the other end any more. */
const SILENCE_MS = 120_000

/** An interface of models. Its key goes into requests, and nowhere else. */
export type Door = {
  readonly provider: NonNullable<Env['LIVE_PROVIDER']>
  readonly url: string | undefined
  readonly key: string | undefined
}

function configuredDoor(): Door {
  const { LIVE_PROVIDER: provider, LIVE_URL: url, LIVE_KEY: key } = env()
  if (provider === undefined) throw new Error('Live interviews are not set up')
  return { provider, url, key }
}

/** What this installation may ask models through; null when live interviews are not set up. Holds no key. */
export function liveSettings(): { readonly model: string | null } | null {
  const { LIVE_PROVIDER, LIVE_MODEL } = env()
  return LIVE_PROVIDER === undefined ? null : { model: LIVE_MODEL ?? null }
}

export type Sampling = {
  readonly temperature: number | null
  readonly topP: number | null
  readonly maxTokens: number | null
}

export type Asking = {
  /** As the interface calls it. */
  readonly model: string
  readonly conversation: Conversation
  readonly sampling: Sampling
  readonly signal: AbortSignal
}

export type Outcome = {
  readonly end: ReplyEnd
  readonly tokens: number | null
  readonly retryAfterMs: number | null
}

/**
 * Asks a model once. Yields what it says as it arrives and answers how that ended; never throws, and nothing of what went
 * wrong is passed on but its kind: errors of the packages below carry the whole request.
 */
export async function* askModel(
  { model, conversation, sampling, signal }: Asking,
  door: Door = configuredDoor(),
): AsyncGenerator<string, Outcome> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const { fullStream } = streamText({
      ...{ model: modelOf(model, door, sampling), messages: [...conversation.messages], maxRetries: 0 },
      ...(conversation.system === null ? {} : { system: conversation.system }),
      onError: () => {},
      abortSignal: AbortSignal.any([signal, silence.signal]),
    })
    for await (const part of fullStream) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MS)
      if (part.type === 'text-delta') yield part.text
      if (part.type === 'error') return outcomeOf(part.error)
      if (part.type === 'finish') return ended(endOf(part.finishReason), part.totalUsage.outputTokens ?? null)
    }
    return ended(silence.signal.aborted ? 'silent' : 'cutOff')
  } catch (error) {
    return silence.signal.aborted ? ended('silent') : outcomeOf(error)
  } finally {
    clearTimeout(timer)
  }
}

function modelOf(name: string, { provider, url, key }: Door, sampling: Sampling): LanguageModel {
  const fetch = fetchWith(sampling)
  switch (provider) {
    case 'openai-compatible':
      return createOpenAICompatible({ name: provider, baseURL: url ?? '', fetch, ...(key ? { apiKey: key } : {}) })(
        name,
      )
    case 'anthropic':
      // Both are said out loud, because otherwise the package looks into the environment by itself.
      return createAnthropic({ baseURL: url ?? 'https://api.anthropic.com/v1', apiKey: key ?? '', fetch })(name)
    default:
      return provider satisfies never
  }
}

/**
 * Puts the sampling into the request as it is on record. The packages leave out, with no more than a warning, what they
 * think a model does not take; then the record would tell of an interview that was not held so. The interface refuses.
 */
function fetchWith({ temperature, topP, maxTokens }: Sampling): typeof globalThis.fetch {
  const wanted = {
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(maxTokens === null ? {} : { max_tokens: maxTokens }),
  }
  return (input, init) => {
    const body = typeof init?.body === 'string' ? JSON.stringify({ ...JSON.parse(init.body), ...wanted }) : undefined
    return globalThis.fetch(input, { ...init, ...(body === undefined ? {} : { body }) })
  }
}

/** A stream that ends without saying why has been cut off, however neatly it was closed. */
function endOf(finish: string): ReplyEnd {
  if (finish === 'stop') return 'said'
  if (finish === 'length') return 'lengthReached'
  return finish === 'content-filter' ? 'filtered' : 'cutOff'
}

function outcomeOf(error: unknown): Outcome {
  if (APICallError.isInstance(error)) {
    const { statusCode } = error
    if (statusCode === undefined) return ended('unreachable')
    if (statusCode === 429) return { ...ended('rateLimited'), retryAfterMs: retryAfterOf(error.responseHeaders) }
    if (statusCode === 529 || statusCode === 503)
      return { ...ended('overloaded'), retryAfterMs: retryAfterOf(error.responseHeaders) }
    // The answer had begun well, and then it broke.
    if (statusCode < 300) return ended('cutOff')
    return ended(statusCode < 500 ? 'refused' : 'failed')
  }
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : ''
  if (type === 'overloaded_error') return ended('overloaded')
  return ended(type === 'rate_limit_error' ? 'rateLimited' : 'cutOff')
}

function retryAfterOf(headers: Readonly<Record<string, string>> | undefined): number | null {
  const seconds = Number(headers?.['retry-after'] ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}

function ended(end: ReplyEnd, tokens: number | null = null): Outcome {
  return { end, tokens, retryAfterMs: null }
}
