import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

/*
 * A server that speaks the two interfaces of models which live interviews can be held through. It is no stand-in inside
 * our code: the product reaches it over HTTP like any other, and what it does is chosen by what it is asked.
 */

export type ModelServer = {
  readonly url: string
  /** What it was asked, oldest first. */
  readonly requests: readonly ModelRequest[]
  readonly close: () => Promise<void>
}

export type ModelRequest = {
  readonly path: string
  readonly key: string
  readonly body: z.output<typeof asked>
}

const content = z.union([z.string(), z.array(z.looseObject({ text: z.string() }))])

const asked = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content })).min(1),
})

/** Waits this long between words, in milliseconds; one who speaks slowly says a word a second. */
const pace = { usual: 5, slow: 1000 } as const

/** What it does, by what is said last. */
const manners = [
  ...(['slowly', 'mid-word', 'end early', 'error inside', 'too long', 'in silence', 'wrong key'] as const),
  ...(['busy once', 'overloaded once', 'overloaded for good', 'nothing'] as const),
] as const

type Manner = (typeof manners)[number] | 'usual'

export async function startModelServer(port = 0): Promise<ModelServer> {
  const requests: ModelRequest[] = []
  const server = createServer((request, response) => {
    answer(request, response, requests).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${portOf(server)}/v1`, requests, close: () => closed(server) }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

async function answer(request: IncomingMessage, response: ServerResponse, requests: ModelRequest[]): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const body = asked.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  const key = String(request.headers['x-api-key'] ?? request.headers.authorization ?? '')
  const said = lastOf(body)
  const before = requests.filter((one) => lastOf(one.body) === said).length
  requests.push({ path: request.url ?? '', key, body })
  const manner = manners.find((one) => said.includes(one)) ?? 'usual'
  const refusal = refusalOf(manner, before)
  if (refusal) return refuse(response, refusal)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const voice = request.url?.endsWith('/messages') ? messagesVoice(response) : completionsVoice(response)
  await speak(voice, response, { manner, said })
}

function lastOf({ messages }: z.output<typeof asked>): string {
  const last = messages.at(-1)?.content ?? ''
  return typeof last === 'string' ? last : last.map(({ text }) => text).join(' ')
}

type RefusalToSpeak = { readonly status: number; readonly type: string; readonly retryAfter?: string }

function refusalOf(manner: Manner, before: number): RefusalToSpeak | null {
  if (manner === 'wrong key') return { status: 401, type: 'authentication_error' }
  if (manner === 'busy once' && before === 0) return { status: 429, type: 'rate_limit_error', retryAfter: '1' }
  const isOverloaded = manner === 'overloaded for good' || (manner === 'overloaded once' && before === 0)
  return isOverloaded ? { status: 529, type: 'overloaded_error', retryAfter: '1' } : null
}

function refuse(response: ServerResponse, { status, type, retryAfter }: RefusalToSpeak): void {
  const headers = { 'content-type': 'application/json', ...(retryAfter ? { 'retry-after': retryAfter } : {}) }
  response.writeHead(status, headers)
  response.end(JSON.stringify({ type: 'error', error: { type, message: type } }))
}

/** How one interface opens, says a piece, breaks with an error, and ends. */
type Voice = {
  readonly open: () => void
  readonly say: (text: string) => void
  readonly fail: () => void
  readonly end: (isTooLong: boolean) => void
}

type Speech = { readonly manner: Manner; readonly said: string }

async function speak(voice: Voice, response: ServerResponse, { manner, said }: Speech): Promise<void> {
  voice.open()
  const words = manner === 'nothing' ? [] : `I heard you say: ${said}`.split(/(?<= )/)
  for (const [at, word] of words.entries()) {
    await sleep(manner === 'slowly' ? pace.slow : pace.usual)
    if (response.destroyed) return
    if (at < 3) {
      voice.say(word)
      continue
    }
    if (manner === 'mid-word') {
      voice.say(word.slice(0, 1))
      // What was written leaves before the connection is torn.
      await sleep(50)
      response.destroy()
      return
    }
    if (manner === 'end early') return void response.end()
    if (manner === 'error inside') return voice.fail()
    if (manner === 'in silence') return
    voice.say(word)
  }
  voice.end(manner === 'too long')
}

function messagesVoice(response: ServerResponse): Voice {
  const send = (event: { type: string } & Record<string, unknown>) =>
    void response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  return {
    open: () => {
      const usage = { input_tokens: 10, output_tokens: 0 }
      const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'm', content: [], usage }
      send({ type: 'message_start', message: { ...message, stop_reason: null, stop_sequence: null } })
      send({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } })
      send({ type: 'ping' })
    },
    say: (text) => send({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
    fail: () => {
      send({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })
      response.end()
    },
    end: (isTooLong) => {
      send({ type: 'content_block_stop', index: 0 })
      const delta = { stop_reason: isTooLong ? 'max_tokens' : 'end_turn', stop_sequence: null }
      send({ type: 'message_delta', delta, usage: { output_tokens: 7 } })
      send({ type: 'message_stop' })
      response.end()
    },
  }
}

function completionsVoice(response: ServerResponse): Voice {
  const send = (delta: object, finish: string | null = null) => {
    const choices = [{ index: 0, delta, finish_reason: finish }]
    response.write(`data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 0, choices })}\n\n`)
  }
  return {
    open: () => send({ role: 'assistant', content: '' }),
    say: (text) => send({ content: text }),
    fail: () => {
      response.write(`data: ${JSON.stringify({ error: { message: 'Overloaded', type: 'overloaded_error' } })}\n\n`)
      response.end()
    },
    end: (isTooLong) => {
      send({}, isTooLong ? 'length' : 'stop')
      response.write('data: [DONE]\n\n')
      response.end()
    },
  }
}
