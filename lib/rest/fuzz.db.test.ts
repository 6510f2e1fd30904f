import fc from 'fast-check'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { permissions } from '@/lib/auth/permissions'
import { makeModel, makePerson } from '@/prisma/factories'
import { type Ask, ask, makeToken, serveDatabase, type Told } from '@/prisma/rest-client'
import { described, misfits } from '@/prisma/rest-contract'
import { useDatabase } from '@/prisma/testing'

const ctx = useDatabase()
/** As many as there is time for: on a busy machine fewer, never a time-out. */
const limits = { numRuns: 400, interruptAfterTimeLimit: 12_000 }
const fixedId = '0199b5a0-0000-7000-8000-000000000000'
let token = ''

beforeAll(() => serveDatabase(ctx.database))

beforeEach(async () => {
  const { id } = await makePerson(ctx.prisma, { roles: ['admin', 'steward', 'leadership', 'auditor'] })
  token = await makeToken(ctx.prisma, id, Object.keys(permissions))
  await makeModel(ctx.prisma, { id: fixedId, stage: 'active' })
})

/** Whatever was sent: an answer that is a success, or a problem as the document describes it; never a fault. */
function expectSane(told: Told, isBodiless = false): void {
  expect(told.status, JSON.stringify(told.json)).toBeLessThan(500)
  if (told.status < 400) return
  expect(told.headers['content-type']).toBe('application/problem+json')
  if (isBodiless) return
  expect(misfits('/components/schemas/Problem', told.json)).toEqual([])
  expect(Object(told.json).status).toBe(told.status)
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\u0000', '%', '__proto__', '\ud800'),
)
const fieldNames = described.flatMap(({ operation }) =>
  Object.keys(operation.requestBody?.content['application/json']?.schema.properties ?? {}),
)
const parameterNames = described.flatMap(({ operation }) => operation.parameters.map(({ name }) => name))
const id = fc.oneof(fc.constant(fixedId), fc.uuid(), text.map(encoded), fc.constantFrom('%00', '%ff', '..', '%2e%2e'))
const plausible = fc.oneof(
  text,
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e300,
    2 ** 31,
    2 ** 53,
    fixedId,
    '2024-02-30',
    '0000-01-01',
    '9999-12-31',
  ),
  fc.constantFrom<unknown>('active', 'https://example.org/', 'javascript:alert(1)', 'retires', 'Asia/Tokyo', 'en'),
  fc.webUrl(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.array(text, { maxLength: 3 }),
)
const body = fc.oneof(
  fc.dictionary(fc.oneof(fc.constantFrom(...fieldNames), text), fc.oneof(plausible, fc.jsonValue()), { maxKeys: 8 }),
  fc.jsonValue(),
  fc.uint8Array({ maxLength: 40 }),
)
const query = fc
  .array(
    fc.tuple(fc.oneof(fc.constantFrom(...parameterNames), text), fc.oneof(text, fc.constantFrom('1', '25', '-name'))),
    {
      maxLength: 4,
    },
  )
  .map((pairs) => pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'))
const headers = fc.dictionary(
  fc.constantFrom(
    'if-match',
    'if-none-match',
    'idempotency-key',
    'content-type',
    'content-encoding',
    'authorization',
    'cookie',
  ),
  fc.oneof(
    fc.constantFrom(
      '"1"',
      '"999999999"',
      '*',
      'W/"1"',
      'application/json',
      'text/csv',
      'application/json; charset=latin1',
    ),
    fc.constantFrom('Bearer x', 'a-key-of-eight', '"', 'gzip'),
    fc.string(),
  ),
  { maxKeys: 4 },
)

function encoded(value: string): string {
  try {
    return encodeURIComponent(value)
  } catch {
    return '%ED%A0%80'
  }
}

test('no request to an operation or list is answered with a fault, whatever is in it', async () => {
  const one = fc.constantFrom(...described)
  await fc.assert(
    fc.asyncProperty(
      one,
      id,
      query,
      headers,
      body,
      async ({ method, path, operation }, part, search, sent, content) => {
        const version = '428' in operation.responses ? { 'if-match': '"1"' } : {}
        const base: Ask = { token, headers: { ...version, ...sent } }
        const asked = method === 'GET' ? base : { ...base, body: content }
        expectSane(await ask(method, `${path.replace('{id}', part)}${search ? `?${search}` : ''}`, asked))
      },
    ),
    limits,
  )
})

test('a body that is right but for a field or two is done or refused', async () => {
  const changes = described.filter(({ operation }) => operation.requestBody?.content['application/json'])
  const wrong = fc.array(fc.tuple(fc.nat(), plausible), { minLength: 1, maxLength: 2 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...changes), wrong, async ({ method, path, operation }, mistakes) => {
      const example = Object(operation.requestBody?.content['application/json']?.example)
      const content = { ...example, ...('modelId' in example ? { modelId: fixedId } : {}) }
      const names = Object.keys(content)
      const mistaken = mistakes.map(([at, value]) => [names[at % names.length] ?? '', value])
      const { version } = await ctx.prisma.model.findUniqueOrThrow({ where: { id: fixedId } })
      const sent = '428' in operation.responses ? { 'if-match': `"${version}"` } : {}
      const filled = { ...content, ...Object.fromEntries(mistaken) }
      expectSane(await ask(method, path.replace('{id}', fixedId), { token, headers: sent, body: filled }))
    }),
    limits,
  )
})

test('no method and no address is answered with a fault', async () => {
  const method = fc.oneof(
    fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE', 'PATCH', 'POST'),
    fc.string(),
  )
  const path = fc.oneof(
    fc.webPath(),
    fc
      .array(fc.oneof(id, fc.constantFrom('models', 'people', '{id}', '', 'import')), { maxLength: 5 })
      .map((parts) => `/${parts.join('/')}`),
  )
  await fc.assert(
    fc.asyncProperty(method, path, query, async (verb, address, search) => {
      const told = await ask(verb, `${address.replaceAll('?', '')}?${search}`, { token })
      expectSane(told, verb === 'HEAD')
    }),
    limits,
  )
})
