import { done, type Refusal, type Result, refuse } from '@/lib/errors'
import { readFields, type Sent } from './body'
import { headerOf, jsonAnswer, MOUNT, type RestAnswer, type RestRequest } from './exchange'
import { etagOf, readIfMatch } from './preconditions'
import { problemAnswer } from './problem'
import type { AskedBy } from './reading'
import type { Change } from './routes'

/**
 * Carries out a change. The permission is asked for first, so that whoever may not do it is told so and leaves a
 * denial, whatever else is wrong; then the version it is based on, then the body.
 */
export async function answerChange(request: RestRequest, change: Change, by: AskedBy): Promise<RestAnswer> {
  const problem = (refusal: Refusal) => problemOf(request, change, by, refusal)
  const denial = await change.operation.admit(by.caller, change.name)
  if (denial) return problem(denial)
  const key = readKey(request)
  if (!key.ok) return problem(key)
  const version = change.takesVersion ? readIfMatch(request) : done(null)
  if (!version.ok) return problem(version)
  const sent = await readFields(request, change)
  if (!sent.ok) return problem(sent)
  const base = change.operation.current ? await change.operation.current(by.caller, by.id) : done({})
  if (!base.ok) return problem(base)
  const input = {
    ...base.value,
    ...sent.value.fields,
    ...(version.value === null ? {} : { version: version.value }),
    ...(change.operation.on === 'record' ? { id: by.id } : {}),
  }
  if (key.value !== null) return answerOnce({ request, change, by, input, sent: sent.value, key: key.value })
  const result = await change.operation.execute(by.caller, change.name, input)
  return result.ok ? doneAnswer(change, result.value) : problem(result)
}

type Repeatable = {
  readonly request: RestRequest
  readonly change: Change
  readonly by: AskedBy
  readonly input: object
  readonly sent: Sent
  readonly key: string
}

/** The same, once for each key: whoever sends the request again gets the first answer. */
async function answerOnce({ request, change, by, input, sent, key }: Repeatable): Promise<RestAnswer> {
  const { method, path, query } = request
  const { caller, repetition } = await by.caller.repeatable({
    credential: by.credential,
    key,
    content: [method, path, query, headerOf(request, 'if-match') ?? '', sent.bytes],
    answerOf: (value) => doneAnswer(change, value),
  })
  const replay = async () => {
    const first = await repetition.find()
    if (first === 'other') return problemOf(request, change, by, refuse('idempotencyKeyReused'))
    return first && { ...first, headers: { ...first.headers, 'idempotency-replayed': 'true' } }
  }
  const earlier = await replay()
  if (earlier) return earlier
  const result = await change.operation.execute(caller, change.name, input)
  if (repetition.kept) return repetition.kept
  // Nothing was changed: it was refused, there was nothing to do, or another request of this key was faster.
  const answer = result.ok ? doneAnswer(change, result.value) : problemOf(request, change, by, result)
  if (await repetition.settle(answer)) return answer
  return (await replay()) ?? problemOf(request, change, by, refuse('idempotencyBusy'))
}

/** 201 and where it is for what was made, else 200. The ETag is that of the record after the change. */
function doneAnswer({ makes }: Change, value: unknown): RestAnswer {
  const etag = etagOf(value)
  const location = makes !== null && hasId(value) ? `${MOUNT}${makes}/${value.id}` : null
  return jsonAnswer(location === null ? 200 : 201, value, {
    ...(etag === null ? {} : { etag }),
    ...(location === null ? {} : { location }),
  })
}

function hasId(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}

function problemOf(request: RestRequest, change: Change, { url }: AskedBy, refusal: Refusal): RestAnswer {
  const partOf = (field: string) => (change.file !== null && field !== 'file' ? 'parameter' : 'body')
  return problemAnswer(refusal, { url, requestId: request.requestId, partOf })
}

/** Null when none was sent. The quotation marks of the draft's structured string are welcome and not needed. */
function readKey(request: RestRequest): Result<string | null> {
  const text = headerOf(request, 'idempotency-key')
  if (text === null) return done(null)
  const [, quoted, plain] = /^(?:"([\w.:~-]{8,200})"|([\w.:~-]{8,200}))$/.exec(text.trim()) ?? []
  const key = quoted ?? plain
  return key === undefined ? refuse('idempotencyKeyInvalid') : done(key)
}
