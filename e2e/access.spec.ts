import { readdirSync, readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { isPermission, type Permission, permissions, type Role, roles } from '@/lib/auth/permissions'
import { addressOf, listPath } from '@/lib/rest/addresses'
import { expect, test } from './fixtures'
import type { PageRow } from './page-row'
import { pageFiles, pageRows } from './page-rows'

type Visitor = Role | null

const visitors: readonly Visitor[] = [null, ...roles]

const ownPage = { 'sec-fetch-site': 'same-origin' }

const subjects = ['collection', 'record', 'self'] as const

/** How a browser or a program may ask for a page. */
const ways = [
  { name: 'plainly', suffix: '', headers: {}, isPayload: false },
  { name: 'as a prefetch', suffix: '', headers: { 'next-router-prefetch': '1' }, isPayload: false },
  { name: 'as a payload', suffix: '', headers: { rsc: '1' }, isPayload: true },
  { name: 'as a prefetched payload', suffix: '', headers: { rsc: '1', 'next-router-prefetch': '1' }, isPayload: true },
  { name: 'with .rsc', suffix: '.rsc', headers: {}, isPayload: true },
  { name: 'with .rsc as a payload', suffix: '.rsc', headers: { rsc: '1' }, isPayload: true },
] as const

type OperationRow = {
  readonly name: string
  readonly on: 'collection' | 'record' | 'self'
  readonly permission: Permission
}

const { operations, named } = readOperations()
const collections = readCollections()

/** Not reachable by REST at all: they belong to pages that nobody signs in to, or to the command line. */
const formOnly = ['setup.claim', 'setup.createAdmin', 'invitation.accept']

/** One of the pages shows a filed report, and one a draft. */
test.beforeAll(({ filedReport: _report, begunDraft: _draft }) => {})

test('every page of the app has a row in the access matrix', () => {
  expect(pageRows.map((row) => row.file).toSorted()).toEqual(pageFiles())
})

test('every operation is in the access matrix', () => {
  expect(operations.map((operation) => operation.name).toSorted()).toEqual(named.toSorted())
  expect(operations.length).toBeGreaterThanOrEqual(24)
})

for (const visitor of visitors) {
  test(`${called(visitor)} opens the pages of their roles and no other`, async ({ programAs }) => {
    const program = await programAs(visitor)
    for (const row of pageRows) {
      for (const way of ways) await checkPage(program, visitor, row, way)
    }
  })

  test(`${called(visitor)} reads the collections of their roles and no other`, async ({ programAs }) => {
    const program = await programAs(visitor)
    for (const { name, permission, hasRecords } of collections) {
      const list = await program.get(`/api/v1${listPath(name)}`)
      const isHeld = holds(visitor, [permission])
      expect.soft(list.status(), `GET ${name}`).toBe(visitor === null ? 401 : isHeld ? 200 : 403)
      if (!hasRecords) continue
      const record = await program.get(`/api/v1${listPath(name)}/00000000-0000-4000-8000-000000000000`)
      expect.soft(record.status(), `GET ${name}/{id}`).toBe(visitor === null ? 401 : isHeld ? 404 : 403)
    }
    const profile = await program.get('/api/v1/profile')
    expect.soft(profile.status(), 'GET profile').toBe(visitor === null ? 401 : 200)
    const document = await program.get('/api/v1/openapi.json')
    expect.soft(document.status(), 'GET openapi.json').toBe(200)
    const log = await program.get('/audit/export')
    expect.soft(log.status(), 'export').toBe(visitor === null ? 401 : holds(visitor, ['audit.export']) ? 200 : 403)
    const feed = await program.get('/feeds/calendar.ics')
    expect.soft(feed.status(), 'calendar').toBe(visitor !== null && holds(visitor, ['calendar.read']) ? 200 : 401)
  })

  test(`${called(visitor)} may ask for the operations of their roles and no other`, async ({ programAs }) => {
    const program = await programAs(visitor)
    for (const operation of operations) await checkOperation(program, visitor, operation)
  })

  test(`${called(visitor)} changes nothing from a foreign page`, async ({ programAs }) => {
    const program = await programAs(visitor)
    const foreign = [
      {},
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ]
    for (const operation of operations.filter(({ name }) => !formOnly.includes(name))) {
      for (const headers of foreign) {
        const response = await ask(program, operation, headers)
        const expected = visitor === null ? 401 : 403
        expect.soft(response.status(), `${operation.name} from ${JSON.stringify(headers)}`).toBe(expected)
      }
    }
  })
}

async function checkPage(program: APIRequestContext, visitor: Visitor, row: PageRow, way: (typeof ways)[number]) {
  const cell = `${called(visitor)} asks for ${row.path} ${way.name}`
  const path = way.suffix && row.path === '/' ? '/index' : row.path
  const maxRedirects = way.isPayload ? 3 : 0
  const response = await program.get(path + way.suffix, { headers: way.headers, maxRedirects })
  const body = await response.text()
  const isOpen = row.needs === null || holds(visitor, row.needs)
  expect.soft(response.status(), cell).toBeLessThan(500)
  if (!isOpen) expect.soft(body.includes(row.shows), `${cell} and sees what it shows`).toBe(false)
  const isLedAway = row.path === '/sign-in' && visitor !== null
  if (way.isPayload) {
    const isWhole = way.suffix === '' && !('next-router-prefetch' in way.headers)
    if (isOpen && isWhole && !isLedAway) expect.soft(body.includes(row.shows), `${cell} and sees it`).toBe(true)
    return
  }
  if (isLedAway) expect.soft(response.headers().location, cell).toBe('/')
  else if (isOpen) expect.soft(response.status(), cell).toBe(200)
  else if (visitor !== null) expect.soft(response.status(), cell).toBe(403)
  else expect.soft(response.headers().location, cell).toMatch(/^\/sign-in(\?next=|$)/)
}

async function checkOperation(program: APIRequestContext, visitor: Visitor, operation: OperationRow) {
  const cell = `${called(visitor)} asks for ${operation.name}`
  const status = (await ask(program, operation, ownPage)).status()
  if (formOnly.includes(operation.name)) expect.soft(status, cell).toBe(404)
  else if (visitor === null) expect.soft(status, cell).toBe(401)
  else if (holds(visitor, [operation.permission])) expect.soft([200, 404, 422, 428], cell).toContain(status)
  else expect.soft(status, cell).toBe(403)
}

function ask(program: APIRequestContext, operation: OperationRow, headers: Readonly<Record<string, string>>) {
  const { method, path } = addressOf(operation.name, operation.on)
  const address = `/api/v1${path.replace('{id}', '00000000-0000-4000-8000-000000000000')}`
  return program.fetch(address, { method, headers: { ...headers } })
}

function called(visitor: Visitor): string {
  return visitor === null ? 'somebody who is not signed in' : `the ${visitor}`
}

function holds(visitor: Visitor, needed: readonly Permission[]): boolean {
  if (visitor === null) return false
  return needed.every((permission) => {
    const holders: readonly Role[] = permissions[permission]
    return holders.includes(visitor)
  })
}

/** Read as text: the operations themselves can only be loaded inside of the server. */
function readOperations(): { operations: OperationRow[]; named: string[] } {
  const files = readdirSync('lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(`lib/${entry.name}`).includes('operations.ts'))
    .map((entry) => readFileSync(`lib/${entry.name}/operations.ts`, 'utf8'))
  const text = files.join('\n')
  const spelled = /'(\w+\.\w+)':\s*operation\(\{\s*on: '(\w+)',\s*permission: '([\w.]+)'/g
  const found: OperationRow[] = []
  for (const [, name = '', on, permission = ''] of text.matchAll(spelled)) {
    const subject = subjects.find((known) => known === on)
    if (subject && isPermission(permission)) found.push({ name, on: subject, permission })
  }
  for (const [, name = ''] of text.matchAll(/'(\w+\.\w+)':\s*move\(/g)) {
    found.push({ name, on: 'record', permission: 'model.move' })
  }
  return { operations: found, named: [...text.matchAll(/^ {2}'(\w+\.\w+)':/gm)].map(([, name = '']) => name) }
}

function readCollections(): { name: string; permission: Permission; hasRecords: boolean }[] {
  const text = readFileSync('lib/collections.ts', 'utf8')
  return [...text.matchAll(/^ {2}(\w+): collection\(\{\s*permission: '([\w.]+)'([^}]*)\}/gm)].flatMap(
    ([, name = '', permission = '', rest = '']) =>
      isPermission(permission) ? [{ name, permission, hasRecords: /\brecord:/.test(rest) }] : [],
  )
}
