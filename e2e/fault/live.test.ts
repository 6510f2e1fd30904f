import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type ModelServer, startModelServer } from '../../prisma/model-server'
import { type Api, send } from './api'
import { backends, isAvailable, prepared } from './backends'
import { verifyAudit } from './command-line'
import type { Prepared } from './global-setup'
import { freePort, launch, type Server, untilReady } from './processes'

let models: ModelServer

beforeAll(async () => {
  models = await startModelServer()
})

afterAll(() => models.close())

async function startLive({ place }: Prepared): Promise<Server> {
  const port = await freePort()
  const live = { LIVE_PROVIDER: 'anthropic', LIVE_URL: models.url, LIVE_KEY: 'a-key-of-the-tests' }
  const settings = { PORT: String(port), ...live }
  return untilReady(launch([process.execPath, 'scripts/start.mjs'], place, settings), port)
}

const made = z.looseObject({ id: z.string() })

async function post(api: Api, path: string, body: object, version?: number): Promise<z.output<typeof made>> {
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` }
  const answer = await send(api, 'POST', `/api/v1${path}`, { body, headers })
  expect([path, answer.status, answer.body]).toMatchObject([path, expect.any(Number), {}])
  if (answer.status > 299) throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return made.parse(answer.body)
}

const news = z.object({ from: z.number(), text: z.string(), isArriving: z.boolean() })

/** What a browser that looks on has been shown of a turn. */
type Shown = { text: string; isArriving: boolean }

/** Looks on, from the beginning of the turn, until the connection ends. */
async function watch(api: Api, interviewId: string, turn: number, shown: Shown): Promise<void> {
  const address = new URL(`/interviews/${interviewId}/live/reply?turn=${turn}&from=0`, api.url)
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, { agent: false, headers: { authorization: `Bearer ${api.token}` } }, resolve).on('error', reject)
  })
  expect(incoming.statusCode).toBe(200)
  let waiting = ''
  for await (const chunk of incoming) {
    const events = (waiting + String(chunk)).split('\n\n')
    waiting = events.pop() ?? ''
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1]
      if (data === undefined) continue
      const told = news.parse(JSON.parse(data))
      shown.text = shown.text.slice(0, told.from) + told.text
      shown.isArriving = told.isArriving
    }
  }
}

/** A live interview that has begun. */
async function begin(api: Api): Promise<string> {
  const model = await post(api, '/models', {
    ...{ provider: 'fault', apiId: 'model-of-the-tests', displayName: 'Model of the tests', family: 'Fault' },
    stage: 'active',
  })
  const details = { modelId: model.id, title: 'Live', interviewer: 'Somebody', access: 'everyone' }
  const { id } = await post(api, '/interviews/plan', details)
  await post(api, `/interviews/${id}/start`, {}, 1)
  return id
}

const opened = z.looseObject({
  turns: z.array(z.looseObject({ index: z.number(), role: z.string(), text: z.string(), note: z.string() })),
})

for (const backend of backends) {
  test.skipIf(!isAvailable(backend))(
    `kill -9 while a model answers, ${backend}: nothing that was shown is lost`,
    async () => {
      const database = await prepared(backend)
      const shown: Shown[] = []
      const first = await startLive(database)
      const id = await begin({ url: first.url, token: database.token })
      let server = first
      for (const kill of [1, 2, 3]) {
        const api: Api = { url: server.url, token: database.token }
        await post(api, `/replies/${id}/ask`, {
          text: `Question ${kill}: say it slowly, with words enough for a kill.`,
        })
        const seen: Shown = { text: '', isArriving: true }
        shown.push(seen)
        const watching = watch(api, id, kill * 2, seen).catch(() => {})
        while (seen.text.split(' ').length < 3) await sleep(20)
        await sleep(Math.random() * 800)
        await server.end('SIGKILL')
        await watching
        server = await startLive(database)
        const after: Shown = { text: '', isArriving: true }
        // Whoever looks on after the restart closes what the killed server has left.
        while (after.isArriving) await watch({ ...api, url: server.url }, id, kill * 2, after)
        expect(after.text.startsWith(seen.text), `${after.text} begins with ${seen.text}`).toBe(true)
      }
      const api: Api = { url: server.url, token: database.token }
      await post(api, `/interviews/${id}/capture`, { endReason: 'interviewerStopped' }, 2)
      const answer = await send(api, 'POST', `/api/v1/transcripts/${id}/open`, { body: { from: 1 } })
      const { turns } = opened.parse(answer.body)
      expect(turns.map(({ index, role }) => `${index} ${role}`)).toEqual([
        ...['1 interviewer', '2 subject', '3 interviewer', '4 subject', '5 interviewer', '6 subject'],
      ])
      for (const [at, { text }] of shown.entries()) {
        const turn = turns[at * 2 + 1]
        expect(turn?.text.startsWith(text), `${turn?.text} begins with ${text}`).toBe(true)
        expect(turn?.note).toBe('live:serverStopped')
        expect(turns[at * 2]?.text).toBe(`Question ${at + 1}: say it slowly, with words enough for a kill.`)
      }
      await server.end('SIGTERM')
      expect(await verifyAudit(database.place)).toMatchObject({ isIntact: true, problems: [] })
    },
  )

  test.skipIf(!isAvailable(backend))(
    `SIGTERM while a model answers, ${backend}: it ends soon, with what has come`,
    async () => {
      const database = await prepared(backend)
      const server = await startLive(database)
      const api: Api = { url: server.url, token: database.token }
      const id = await begin(api)
      await post(api, `/replies/${id}/ask`, { text: 'Say it slowly, with words enough.' })
      const seen: Shown = { text: '', isArriving: true }
      const watching = watch(api, id, 2, seen).catch(() => {})
      while (seen.text === '') await sleep(20)
      const { code, ms } = await timed(() => server.end('SIGTERM'))
      await watching
      expect(code).toBe(0)
      expect(ms).toBeLessThan(8_000)
      expect(server.stdout() + server.stderr()).not.toContain('a-key-of-the-tests')
      const again = await startLive(database)
      await post({ ...api, url: again.url }, `/interviews/${id}/capture`, { endReason: 'budget' }, 2)
      const answer = await send({ ...api, url: again.url }, 'POST', `/api/v1/transcripts/${id}/open`, {
        body: { from: 1 },
      })
      const turn = opened.parse(answer.body).turns[1]
      expect(turn).toMatchObject({ note: 'live:serverStopped' })
      expect(turn?.text.startsWith(seen.text)).toBe(true)
      await again.end('SIGTERM')
    },
  )
}

async function timed<Value extends object>(work: () => Promise<Value>): Promise<Value & { ms: number }> {
  const startedMs = performance.now()
  const value = await work()
  return { ...value, ms: performance.now() - startedMs }
}
