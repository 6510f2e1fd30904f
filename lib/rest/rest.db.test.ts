import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { permissions } from '@/lib/auth/permissions'
import { makeModel, makePerson } from '@/prisma/factories'
import { ask, makeToken, serveDatabase } from '@/prisma/rest-client'
import { useDatabase } from '@/prisma/testing'

const ctx = useDatabase()
const model = { provider: 'anthropic', displayName: 'Claude Opus 3', family: 'Claude 3', stage: 'active' }
let token = ''

beforeEach(async () => {
  serveDatabase(ctx.database)
  const { id } = await makePerson(ctx.prisma, { name: 'Stella', roles: ['steward', 'admin', 'auditor'] })
  token = await makeToken(ctx.prisma, id, Object.keys(permissions))
})

function problem(code: string, status: number) {
  return { status, json: { code, status, type: `https://emeritus.example.org/docs/api#problem-${code}` } }
}

async function addModel(parts: object = {}) {
  const { json, headers } = await ask('POST', '/models', { token, body: { ...model, ...parts } })
  return { json, headers, id: String(Reflect.get(Object(json), 'id')) }
}

describe('addresses', () => {
  test('a model is made, found by id and by slug, changed and moved', async () => {
    const made = await ask('POST', '/models', { token, body: model })
    expect(made).toMatchObject({ status: 201, headers: { etag: '"1"' } })
    const found = await ask('GET', String(made.headers.location).replace('/api/v1', ''), { token })
    expect(found).toMatchObject({ status: 200, headers: { etag: '"1"' }, json: { displayName: 'Claude Opus 3' } })
    const { id, slug } = Object(found.json)
    expect((await ask('GET', `/models/${slug}`, { token })).json).toEqual(found.json)
    const changed = await ask('PATCH', `/models/${id}`, {
      token,
      headers: { 'if-match': '"1"' },
      body: { displayName: 'Claude 3 Opus', family: 'Claude 3' },
    })
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' }, json: { id, version: 2 } })
    const moved = await ask('POST', `/models/${id}/mark-legacy`, {
      token,
      headers: { 'if-match': '"2"' },
      body: { to: 'legacy', reason: 'A newer one stands before it.' },
    })
    expect(moved).toMatchObject({ status: 200, headers: { etag: '"3"' } })
  })

  test('what is not there is 404, another method 405 with those that are', async () => {
    expect(await ask('GET', '/nothing', { token })).toMatchObject(problem('noSuchAddress', 404))
    expect(await ask('GET', `/models/${randomUUID()}`, { token })).toMatchObject(problem('notFound', 404))
    expect(await ask('GET', '/models/%00', { token })).toMatchObject(problem('noSuchAddress', 404))
    const refused = await ask('DELETE', '/models', { token })
    expect(refused).toMatchObject({
      ...problem('methodNotAllowed', 405),
      headers: { allow: 'GET, HEAD, POST, OPTIONS' },
    })
    expect(await ask('OPTIONS', '/models')).toMatchObject({
      status: 204,
      headers: { allow: 'GET, HEAD, POST, OPTIONS' },
    })
    const head = await ask('HEAD', '/models', { token })
    const get = await ask('GET', '/models', { token })
    expect(head).toMatchObject({ status: 200, json: null })
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  test('a token that is missing, mistyped, unknown or expired is 401 and says how it is sent', async () => {
    const headers = { 'www-authenticate': expect.stringContaining('Bearer') }
    expect(await ask('GET', '/models')).toMatchObject({ ...problem('tokenMissing', 401), headers })
    expect(await ask('GET', '/models', { token: `${token}x` })).toMatchObject({
      ...problem('tokenInvalid', 401),
      headers,
    })
    await ctx.prisma.apiToken.updateMany({ data: { expiresAt: new Date(0) } })
    expect(await ask('GET', '/models', { token })).toMatchObject({ ...problem('tokenInvalid', 401), headers })
  })

  test('a token without the permission is 403, and the attempt is on record', async () => {
    const { id } = await makePerson(ctx.prisma, { roles: ['steward'] })
    const narrow = await makeToken(ctx.prisma, id, ['model.read'])
    expect(await ask('POST', '/models', { token: narrow, body: model })).toMatchObject(problem('forbidden', 403))
    expect(await ctx.prisma.auditEvent.findMany()).toMatchObject([{ operation: 'model.create', outcome: 'denied' }])
  })
})

describe('lists', () => {
  test('answer page after page, with the parameters of their pages', async () => {
    for (const name of ['a', 'b', 'c']) await makeModel(ctx.prisma, { displayName: name, stage: 'active' })
    const names = async (query: string) => {
      const { json } = await ask('GET', `/models${query}`, { token })
      return Object(json).data.map((row: { displayName: string }) => row.displayName)
    }
    expect(await names('?sort=name')).toEqual(['a', 'b', 'c'])
    expect(await names('?sort=-name&stage=active,legacy')).toEqual(['c', 'b', 'a'])
    expect(await names('?stage=retired')).toEqual([])
  })

  test.each([
    ['?colour=red', 'colour', 'unknownField'],
    ['?sort=colour', 'sort', 'notOneOf'],
    ['?size=7', 'size', 'notOneOf'],
    ['?stage=dead', 'stage', 'notOneOf'],
    ['?stage=', 'stage', 'notOneOf'],
    ['?sort=name&sort=name', 'sort', 'repeated'],
    ['?stage=active&stage=legacy', 'stage', 'repeated'],
    ['?after=mangled', 'after', 'invalid'],
    ['?before=', 'before', 'invalid'],
    [`?q=${'x'.repeat(201)}`, 'q', 'tooLong'],
    ['?q=%00', 'q', 'invalid'],
    ['?provider=', 'provider', 'invalid'],
  ])('refuse %s', async (query, parameter, code) => {
    const { status, json } = await ask('GET', `/models${query}`, { token })
    expect([status, json]).toMatchObject([422, { code: 'invalid', errors: [{ parameter, code }] }])
  })

  test('a cursor of another order is refused, not taken for the first page', async () => {
    for (let at = 0; at < 26; at++) await makeModel(ctx.prisma, { displayName: `m${at}` })
    const { json } = await ask('GET', '/models?sort=name&size=25', { token })
    const after = Object(json).nextCursor
    expect(await ask('GET', `/models?sort=name&size=25&after=${after}`, { token })).toMatchObject({ status: 200 })
    const other = await ask('GET', `/models?sort=updated&size=25&after=${after}`, { token })
    expect(other).toMatchObject({ status: 422, json: { errors: [{ parameter: 'after', code: 'invalid' }] } })
  })
})

describe('bodies', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  test.each([
    ['no JSON', '{', 'bodyNotJson'],
    ['no object', '[]', 'bodyNotJson'],
    ['a number', '1', 'bodyNotJson'],
    ['a key that is there twice', '{"family":"a","family":"b"}', 'jsonKeyRepeated'],
    ['a key that is there twice, escaped', '{"family":"a","f\\u0061mily":"b"}', 'jsonKeyRepeated'],
  ])('refuse %s', async (_what, text, code) => {
    expect(await ask('POST', '/models', { token, body: bytes(text) })).toMatchObject(problem(code, 400))
  })

  test('refuse bytes that are no UTF-8, other types and codings, and what is too long', async () => {
    const send = (body: Uint8Array, headers = {}) => ask('POST', '/models', { token, body, headers })
    expect(await send(new Uint8Array([0x7b, 0xff, 0x7d]))).toMatchObject(problem('bodyNotJson', 400))
    expect(await send(bytes('{}'), { 'content-type': 'text/plain' })).toMatchObject(problem('contentTypeUnknown', 415))
    expect(await send(bytes('{}'), { 'content-encoding': 'gzip' })).toMatchObject(problem('bodyEncoded', 415))
    expect(await send(new Uint8Array(1024 * 1024 + 1))).toMatchObject(problem('bodyTooLarge', 413))
    expect(await ask('GET', '/models', { token, body: {} })).toMatchObject(problem('bodyUnexpected', 400))
  })

  test.each([
    [{ colour: 'red' }, '/colour', 'unknownField'],
    [{ version: 1 }, '/version', 'unknownField'],
    [{ displayName: '' }, '/displayName', 'required'],
    [{ displayName: 'x'.repeat(201) }, '/displayName', 'tooLong'],
    [{ displayName: 'half \ud800' }, '/displayName', 'invalid'],
    [{ aliases: ['a', ''] }, '/aliases/1', 'tooShort'],
    [{ releasedOn: '0000-01-01', sourceUrl: 'https://example.org/' }, '/releasedOn', 'invalidDate'],
    [{ isPubliclyReleased: 'maybe' }, '/isPubliclyReleased', 'invalid'],
    [JSON.parse('{"__proto__": {}}'), '/__proto__', 'unknownField'],
  ])('refuse %j', async (parts, pointer, code) => {
    const { status, json } = await ask('POST', '/models', {
      token,
      body: Object.fromEntries([...Object.entries(model), ...Object.entries(parts)]),
    })
    expect([status, json]).toMatchObject([422, { code: 'invalid', errors: [{ pointer, code }] }])
  })

  test('a table comes as CSV, its options as parameters', async () => {
    const csv = bytes('provider,display_name,source_url\nanthropic,Claude 2,https://example.org/\n')
    const send = (query: string) =>
      ask('POST', `/models/import${query}`, { token, body: csv, headers: { 'content-type': 'text/csv' } })
    expect(await send('?dryRun=true')).toMatchObject({ status: 200, json: { created: 1 } })
    expect(await send('?dryRun=perhaps')).toMatchObject({ status: 422, json: { errors: [{ parameter: 'dryRun' }] } })
    expect(await send('?colour=red')).toMatchObject({ status: 422, json: { errors: [{ code: 'unknownField' }] } })
    expect(await send('')).toMatchObject({ status: 200, json: { created: 1 } })
    expect(await ctx.prisma.model.count()).toBe(1)
  })
})

describe('changing a part', () => {
  test('leaves what is not sent as it was', async () => {
    const { id } = await addModel({ summary: 'A summary.', aliases: ['Opus 3'], isPubliclyReleased: true })
    const headers = { 'if-match': '"1"' }
    const changed = await ask('PATCH', `/models/${id}`, { token, headers, body: { traits: 'Much loved.' } })
    expect(changed).toMatchObject({ status: 200, json: { version: 2 } })
    expect((await ask('GET', `/models/${id}`, { token })).json).toMatchObject({
      displayName: 'Claude Opus 3',
      summary: 'A summary.',
      aliases: ['Opus 3'],
      traits: 'Much loved.',
      isPubliclyReleased: true,
    })
    const nothing = await ask('PATCH', `/models/${id}`, { token, headers: { 'if-match': '"2"' }, body: {} })
    expect(nothing).toMatchObject({ status: 200, json: { version: 2 } })
    const unknown = await ask('PATCH', `/models/${randomUUID()}`, { token, headers, body: { traits: 'x' } })
    expect(unknown).toMatchObject(problem('notFound', 404))
  })
})

describe('versions', () => {
  test('a change without If-Match is 428, a stale one 412 with who changed what', async () => {
    const { id } = await addModel()
    const change = (headers: Record<string, string>, family: string) =>
      ask('PATCH', `/models/${id}`, { token, headers, body: { displayName: 'Claude Opus 3', family } })
    expect(await change({}, 'a')).toMatchObject(problem('ifMatchMissing', 428))
    for (const text of ['1', '*', 'W/"1"', '"1", "2"', '"x"', '"0"']) {
      expect(await change({ 'if-match': text }, 'a')).toMatchObject(problem('ifMatchInvalid', 400))
    }
    expect(await change({ 'if-match': '"1"' }, 'a')).toMatchObject({ status: 200 })
    expect(await change({ 'if-match': '"1"' }, 'b')).toMatchObject({
      status: 412,
      json: {
        code: 'conflict',
        conflict: { version: 2, changes: [{ operation: 'model.update', fields: [{ name: 'family', after: 'a' }] }] },
      },
    })
  })

  test('what a reader has already is not sent again', async () => {
    const { id } = await addModel()
    for (const tag of ['"1"', 'W/"1"', '"7", "1"', '*']) {
      const answer = await ask('GET', `/models/${id}`, { token, headers: { 'if-none-match': tag } })
      expect(answer).toMatchObject({ status: 304, json: null, headers: { etag: '"1"' } })
    }
    const other = await ask('GET', `/models/${id}`, { token, headers: { 'if-none-match': '"2"' } })
    expect(other).toMatchObject({ status: 200 })
  })

  test('the profile is one record without an id', async () => {
    const { headers, json } = await ask('GET', '/profile', { token })
    const { name } = Object(json)
    const body = { name: `${name} S.`, locale: 'ja', timeZone: 'Asia/Tokyo', theme: 'dark' }
    const saved = await ask('PATCH', '/profile', { token, body, headers: { 'if-match': String(headers.etag) } })
    expect(saved).toMatchObject({ status: 200, headers: { etag: '"2"' } })
  })
})
