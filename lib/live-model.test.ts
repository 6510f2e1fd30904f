import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ModelServer, startModelServer } from '@/prisma/model-server'
import { askModel, type Door, type Outcome } from './live-model'

let server: ModelServer

beforeAll(async () => {
  server = await startModelServer()
})

afterAll(() => server.close())

const providers = ['anthropic', 'openai-compatible'] as const satisfies readonly Door['provider'][]

type Answered = Outcome & { readonly text: string }

async function say(provider: Door['provider'], content: string, signal = new AbortController().signal) {
  const conversation = { system: 'Be brief.', messages: [{ role: 'user', content }] } as const
  const sampling = { temperature: 0.5, topP: 0.9, maxTokens: 300 }
  const door = { provider, url: server.url, key: 'a-secret-key' }
  const answer = askModel({ model: 'claude-test', conversation, sampling, signal }, door)
  for (let text = ''; ; ) {
    const next = await answer.next()
    if (next.done) return { ...next.value, text } satisfies Answered
    text += next.value
  }
}

describe.each(providers)('through %s', (provider) => {
  test('an answer comes whole, with what was asked and how', async () => {
    expect(await say(provider, `Hello, ${provider} here.`)).toMatchObject({
      ...{ text: `I heard you say: Hello, ${provider} here.`, end: 'said', retryAfterMs: null },
    })
    const { path, key, body } = server.requests.at(-1) ?? {}
    expect(key).toContain('a-secret-key')
    expect(path).toBe(provider === 'anthropic' ? '/v1/messages' : '/v1/chat/completions')
    expect(body).toMatchObject({ model: 'claude-test', temperature: 0.5, top_p: 0.9, max_tokens: 300, stream: true })
    expect(JSON.stringify(body)).toContain('Be brief.')
  })

  test.each([
    ['mid-word, in a connection that is torn', 'I heard you s', 'cutOff'],
    ['end early, however neatly it is closed', 'I heard you ', 'cutOff'],
    ['too long for what was allowed', 'I heard you say: too long for what was allowed', 'lengthReached'],
    ['nothing at all', '', 'said'],
    ['wrong key', '', 'refused'],
    ['overloaded for good', '', 'overloaded'],
  ])('“%s” keeps what came and says how it ended', async (said, text, end) => {
    expect(await say(provider, `${said}`)).toMatchObject({ text, end })
  })

  test('an error within a stream keeps what came before it', async () => {
    const { text, end } = await say(provider, 'error inside, after some words')
    expect([text, end]).toEqual(['I heard you ', 'overloaded'])
  })

  test('what is too busy says how long to wait', async () => {
    expect(await say(provider, `busy once, ${provider}`)).toEqual({
      ...{ text: '', end: 'rateLimited', retryAfterMs: 1000, tokens: null },
    })
  })

  test('an answer that is stopped ends at once', async () => {
    const control = new AbortController()
    const startedMs = performance.now()
    setTimeout(() => control.abort(), 1500)
    const { text, end } = await say(provider, 'slowly, and with many more words than there is time for', control.signal)
    expect([text, end]).toEqual(['I ', 'cutOff'])
    expect(performance.now() - startedMs).toBeLessThan(3000)
  })
})

test('an address where nobody answers is told as such', async () => {
  const conversation = { system: null, messages: [{ role: 'user', content: 'Hello?' }] } as const
  const sampling = { temperature: null, topP: null, maxTokens: null }
  const door = { provider: 'anthropic', url: 'http://127.0.0.1:9/v1', key: 'a-secret-key' } as const
  const asking = { model: 'm', conversation, sampling, signal: new AbortController().signal }
  expect(await askModel(asking, door).next()).toMatchObject({ done: true, value: { end: 'unreachable' } })
})
