import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { permissions } from '@/lib/auth/permissions'
import { makePerson } from '@/prisma/factories'
import { type ModelServer, startModelServer } from '@/prisma/model-server'
import { assessmentsCases } from '@/prisma/rest-cases/assessments'
import { decisionsCases } from '@/prisma/rest-cases/decisions'
import { interviewsCases } from '@/prisma/rest-cases/interviews'
import { ledgerCases } from '@/prisma/rest-cases/ledger'
import { modelsCases } from '@/prisma/rest-cases/models'
import { outcomesCases } from '@/prisma/rest-cases/outcomes'
import { platformCases } from '@/prisma/rest-cases/platform'
import { preferencesCases } from '@/prisma/rest-cases/preferences'
import { preservationCases } from '@/prisma/rest-cases/preservation'
import { protocolsCases } from '@/prisma/rest-cases/protocols'
import { repliesCases } from '@/prisma/rest-cases/replies'
import { retirementCases } from '@/prisma/rest-cases/retirement'
import type { Asking, Case, Cases } from '@/prisma/rest-cases/rows'
import { seriesCases } from '@/prisma/rest-cases/series'
import { transcriptsCases } from '@/prisma/rest-cases/transcripts'
import { trustCases } from '@/prisma/rest-cases/trust'
import { type Ask, ask, makeToken, serveDatabase } from '@/prisma/rest-client'
import { breaches, type Described, described, describedAs } from '@/prisma/rest-contract'
import { useDatabase } from '@/prisma/testing'

const ctx = useDatabase()
let token = ''
let powerless = ''
let models: ModelServer

beforeAll(async () => {
  models = await startModelServer()
  Object.assign(process.env, { LIVE_PROVIDER: 'openai-compatible', LIVE_URL: models.url })
})

afterAll(() => models.close())

beforeEach(async () => {
  serveDatabase(ctx.database)
  const all = await makePerson(ctx.prisma, { roles: ['admin', 'steward', 'leadership', 'auditor'], name: 'Ada' })
  token = await makeToken(ctx.prisma, all.id, Object.keys(permissions))
  powerless = await makeToken(ctx.prisma, all.id, [])
})

/** How each operation and list of the document is asked so that it does what it is for; a new one needs a line in its group. */
const cases: Cases = {
  ...assessmentsCases,
  ...outcomesCases,
  ...platformCases,
  ...modelsCases,
  ...preservationCases,
  ...preferencesCases,
  ...ledgerCases,
  ...retirementCases,
  ...protocolsCases,
  ...transcriptsCases,
  ...trustCases,
  ...decisionsCases,
  ...interviewsCases,
  ...repliesCases,
  ...seriesCases,
}

function asking(): Asking {
  return { prisma: ctx.prisma, database: ctx.database, token }
}

/** Sends a case, changed a little, and checks that the answer is one the document promises. */
async function send(one: Described, { id = '', query = '', ...sent }: Case, changes: Ask & { query?: string } = {}) {
  const address = `${one.path.replace('{id}', id)}${changes.query ?? query}`
  const told = await ask(one.method, address, { token, ...sent, ...changes })
  expect(breaches(one, told), `${one.method} ${address} answered ${told.status}`).toEqual([])
  return told
}

/** What no token may do, because it would outgrow its own permissions: a browser's session can. */
const sessionOnly = 'calendar.createAddress'

test('every operation and list of the document has a case here', () => {
  const names = described.map(({ operation }) => operation.operationId)
  expect([...Object.keys(cases), sessionOnly].toSorted()).toEqual(names.toSorted())
})

test('a token makes no calendar address, and is told so as the document says', async () => {
  expect(await send(describedAs(sessionOnly), { body: { name: 'Mine' } })).toMatchObject({ status: 403 })
})

describe.each(Object.keys(cases))('%s keeps its promise', (operationId) => {
  const one = describedAs(operationId)
  const sent = async () => (await cases[operationId]?.(asking())) ?? {}
  const isOpen = one.operation.security?.length === 0
  const takesVersion = '428' in one.operation.responses

  test('when it is done', async () => {
    const told = await send(one, await sent())
    const success = Object.keys(one.operation.responses).find((status) => status.startsWith('2'))
    expect([told.status, told.json]).toEqual([Number(success), expect.anything()])
    const documented = one.operation.responses[String(told.status)]
    const promisesTag = documented && 'headers' in documented && 'ETag' in documented.headers
    if (promisesTag) expect(told.headers.etag).toBe(`"${Object(told.json).version}"`)
    if (told.headers.etag && one.method === 'GET') {
      const again = await send(one, await sent(), { headers: { 'if-none-match': '*' } })
      expect(again.status).toBe(304)
    }
  })

  test('when it is refused', async () => {
    const asked = await sent()
    const { headers = {}, token: _token, ...anonymous } = asked
    const statusOf = async (changes: Ask & { query?: string }) => (await send(one, asked, changes)).status
    if (isOpen) return
    const nobody = await ask(one.method, `${one.path.replace('{id}', asked.id ?? '')}`, { headers, ...anonymous })
    expect([nobody.status, breaches(one, nobody)]).toEqual([401, []])
    expect(await statusOf({ token: `${token}x` })).toBe(401)
    expect(await statusOf({ token: powerless })).toBe(403)
    expect(await statusOf({ query: '?colour=red' })).toBe(422)
    if (one.method === 'GET') {
      expect(await statusOf({ body: {} })).toBe(400)
      return
    }
    expect(
      await statusOf({ body: new TextEncoder().encode('{'), headers: { ...headers, 'content-type': 'text/plain' } }),
    ).toBe(415)
    expect(await statusOf({ headers: { ...headers, 'idempotency-key': '?' } })).toBe(400)
    expect(await statusOf({ body: new Uint8Array(33 * 1024 * 1024) })).toBe(413)
    if (!headers['content-type']) expect(await statusOf({ body: { colour: 'red' } })).toBe(422)
    if (takesVersion) {
      expect(await statusOf({ headers: {} })).toBe(428)
      expect(await statusOf({ headers: { 'if-match': '"999"' } })).toBe(412)
    }
    if (one.path.includes('{id}')) {
      const strange = await send(one, { ...asked, id: '00000000-0000-4000-8000-000000000000' })
      expect(strange.status).toBe(404)
    }
  })
})
