import { beforeEach, describe, expect, test } from 'vitest'
import { permissions } from '@/lib/auth/permissions'
import { makeModel, makePerson } from '@/prisma/factories'
import { type Ask, ask, makeToken, serveDatabase } from '@/prisma/rest-client'
import { breaches, type Described, described, describedAs, misfits } from '@/prisma/rest-contract'
import { useDatabase } from '@/prisma/testing'

const ctx = useDatabase()
const version = { 'if-match': '"1"' }
const csv = new TextEncoder().encode('provider,display_name,source_url\nanthropic,Claude 2,https://example.org/\n')
let token = ''
let powerless = ''

beforeEach(async () => {
  serveDatabase(ctx.database)
  const all = await makePerson(ctx.prisma, { roles: ['admin', 'steward', 'leadership', 'auditor'], name: 'Ada' })
  token = await makeToken(ctx.prisma, all.id, Object.keys(permissions))
  powerless = await makeToken(ctx.prisma, all.id, [])
})

type Case = Ask & { readonly id?: string; readonly query?: string }

const pastDay = new Date('2025-01-31')
const move = (to: string) => ({ body: { to, reason: 'For the test.' }, headers: version })

/** How each operation and list of the document is asked so that it does what it is for. A new one needs a line here. */
const cases: Readonly<Record<string, () => Case | Promise<Case>>> = {
  'document.get': () => ({}),
  'profile.get': () => ({}),
  'profile.update': () => ({ headers: version, body: { name: 'Ada L.', locale: 'en', theme: 'light' } }),
  'profile.setDisplay': () => ({ body: { theme: 'dark' } }),
  'models.list': async () => {
    await makeModel(ctx.prisma, { stage: 'active', releasedOn: pastDay })
    return { query: '?sort=-name&size=25&stage=active' }
  },
  'models.get': async () => ({ id: await richModel() }),
  'model.create': () => ({ body: { provider: 'anthropic', displayName: 'Claude 2', family: 'Claude 2' } }),
  'model.update': async () => ({ id: await model(), headers: version, body: { family: 'another' } }),
  'model.correct': async () => ({
    id: await model(),
    headers: version,
    body: { apiId: 'claude-2', reason: 'It was mistyped.' },
  }),
  'model.recordStage': async () => ({ id: await model(), ...move('active') }),
  'model.markLegacy': async () => ({ id: await model({ stage: 'active' }), ...move('legacy') }),
  'model.deprecate': async () => ({
    id: await model({ stage: 'active', deprecatedOn: pastDay }),
    ...move('deprecated'),
  }),
  'model.retire': async () => ({
    id: await model({ stage: 'deprecated', deprecatedOn: new Date('2024-01-31'), retiresOn: pastDay }),
    ...move('retired'),
  }),
  'model.reprieve': async () => ({
    id: await model({ stage: 'deprecated' }),
    headers: version,
    body: { to: 'legacy', reason: 'For the test.', sourceUrl: 'https://example.org/' },
  }),
  'model.import': () => ({ query: '?dryRun=true', body: csv, headers: { 'content-type': 'text/csv' } }),
  'date.add': async () => ({
    headers: version,
    body: { modelId: await model(), kind: 'released', date: '2024-02-29', sourceUrl: 'https://example.org/' },
  }),
  'date.choose': async () => {
    const modelId = await richModel()
    const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { modelId, isChosen: false } })
    return { headers: version, body: { modelId, claimId: claim.id, reason: 'It is the newer page.' } }
  },
  'date.withdraw': async () => {
    const modelId = await richModel()
    const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { modelId, isChosen: true } })
    return { headers: version, body: { modelId, claimId: claim.id, reason: 'It was a slip of the pen.' } }
  },
  'people.list': () => ({ query: '?q=ada&role=admin' }),
  'people.get': async () => ({ id: await person() }),
  'person.invite': () => ({ body: { name: 'Ben', email: 'ben@example.org', roles: ['reviewer'] } }),
  'person.renewInvitation': async () => ({ id: await person({ passwordHash: null }), headers: version }),
  'person.setRoles': async () => ({ id: await person(), headers: version, body: { roles: ['auditor'] } }),
  'person.disable': async () => ({ id: await person(), headers: version }),
  'person.enable': async () => ({ id: await person({ disabledAt: pastDay }), headers: version }),
  'person.endSessions': async () => ({ id: await person(), headers: version }),
  'tokens.list': () => ({ query: '?state=valid' }),
  'tokens.get': async () => ({ id: (await ctx.prisma.apiToken.findFirstOrThrow()).id }),
  'token.create': async () => ({ body: { personId: await person(), name: 'CI', permissions: ['model.read'] } }),
  'token.revoke': async () => {
    await makeToken(ctx.prisma, await person(), [])
    const made = await ctx.prisma.apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } })
    return { id: made.id, headers: version }
  },
  'availability.open': async () => ({ headers: version, body: { modelId: await model(), ...windowOf('public') } }),
  'availability.update': async () => ({ id: await window(), headers: version, body: windowOf('paid') }),
  'availability.end': async () => ({
    id: await window(),
    headers: version,
    body: { endsOn: '2025-03-01', reason: 'For the test.' },
  }),
  'replacement.name': async () => ({
    headers: version,
    body: { modelId: await model(), references: ['claude-opus-4'], statedOn: '2025-01-31', ...named },
  }),
  'calendar.endAddress': async () => {
    const ada = await ctx.prisma.person.findFirstOrThrow({ where: { name: 'Ada' } })
    await makeToken(ctx.prisma, ada.id, ['calendar.read'])
    const made = await ctx.prisma.apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } })
    return { id: made.id, headers: version }
  },
  'reports.list': async () => {
    await fileReport()
    return { query: '?sort=-filed' }
  },
  'reports.get': async () => ({ id: await fileReport() }),
  'report.file': async () => ({ headers: version, body: { modelId: await richModel() } }),
  'policies.list': () => ({}),
  'policy.change': async () => {
    const { version: seen } = await ctx.prisma.policy.findFirstOrThrow({ orderBy: { version: 'desc' } })
    return { headers: { 'if-match': `"${seen}"` }, body: { noticeDays: 60 + seen, reason: 'For the test.' } }
  },
  'view.create': () => ({ body: { list: 'models', name: 'Retired', query: '?stage=retired', isShared: true } }),
  'view.update': async () => ({ id: await view(), headers: version, body: { name: 'Newer' } }),
  'view.remove': async () => ({ id: await view(), headers: version }),
  'audit.list': async () => {
    await ask('POST', '/models', { token, body: { provider: 'a', displayName: 'b', family: 'c' } })
    return { query: '?outcome=done' }
  },
  'audit.verify': () => ({}),
}

const named = { sourceUrl: 'https://example.org/', sourceTitle: 'Example' }

function windowOf(mode: string) {
  return {
    surface: 'API',
    mode,
    startsOn: '2025-01-31',
    costPerMonth: '1250.50',
    currency: 'USD',
    reason: 'For the test.',
  }
}

async function window(): Promise<string> {
  const data = { modelId: await model(), surface: 'API', mode: 'public', startsOn: pastDay } as const
  return (await ctx.prisma.availability.create({ data })).id
}

async function view(): Promise<string> {
  const { id: ownerId } = await ctx.prisma.person.findFirstOrThrow({ where: { name: 'Ada' } })
  return (await ctx.prisma.savedView.create({ data: { ownerId, list: 'models', name: 'Retired', query: '' } })).id
}

async function model(parts: Parameters<typeof makeModel>[1] = {}): Promise<string> {
  return (await makeModel(ctx.prisma, parts)).id
}

/** A model with everything that the record can show: rival dates, availability, a successor, history. */
async function richModel(): Promise<string> {
  const id = await model({
    apiId: 'claude-3-opus',
    stage: 'deprecated',
    retiresOn: pastDay,
    isRetirementTentative: true,
  })
  await makeModel(ctx.prisma, { apiId: 'claude-opus-4', stage: 'active' })
  const claim = { modelId: id, kind: 'released', sourceUrl: 'https://example.org/' } as const
  await ctx.prisma.dateClaim.createMany({
    data: [
      { ...claim, date: new Date('2024-02-29'), isChosen: true },
      { ...claim, date: new Date('2024-03-04'), accessedOn: pastDay },
    ],
  })
  await ctx.prisma.availability.create({ data: { modelId: id, surface: 'API', mode: 'public', startsOn: pastDay } })
  await ctx.prisma.replacement.createMany({
    data: [
      { modelId: id, reference: 'claude-opus-4', statedOn: pastDay },
      { modelId: id, reference: 'unknown', endedAt: pastDay },
    ],
  })
  return id
}

async function fileReport(): Promise<string> {
  const body = { modelId: await richModel() }
  const told = await ask('POST', '/reports/file', { token, headers: version, body })
  return String(Object(told.json).id)
}

async function person(parts: Parameters<typeof makePerson>[1] = {}): Promise<string> {
  return (await makePerson(ctx.prisma, parts)).id
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
  const sent = async () => (await cases[operationId]?.()) ?? {}
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
    expect(await statusOf({ body: new Uint8Array(11 * 1024 * 1024) })).toBe(413)
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

  test('and its examples are what it takes and answers', () => {
    const body = one.operation.requestBody?.content['application/json']
    if (body) expect(misfits(`${one.pointer}/requestBody/content/application~1json/schema`, body.example)).toEqual([])
    for (const [status, response] of Object.entries(one.operation.responses)) {
      const media = 'content' in response ? response.content?.['application/json'] : undefined
      if (!media?.example) continue
      expect(misfits(`${one.pointer}/responses/${status}/content/application~1json/schema`, media.example)).toEqual([])
    }
  })
})
