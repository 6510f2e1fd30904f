import {
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
  request,
} from '@playwright/test'
import type { Role } from '@/lib/auth/permissions'

export { expect }

type Credentials = { readonly email: string; readonly password: string }
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>
type StateOf = (role: Role) => Promise<StorageState>

/** Of a page that belongs to a role, or to nobody who is signed in. */
export type OpenAs = (role: Role | null, options?: BrowserContextOptions) => Promise<Page>

type TestFixtures = {
  /** What the browser may report in this file without failing the test: the refusals that the test itself provokes. */
  expectedReports: readonly RegExp[]
  reports: string[]
  /** A new browser in which somebody of that role is signed in. Everything it reports as an error fails the test. */
  openAs: OpenAs
  /** A program with that role's cookie. */
  programAs: (role: Role | null) => Promise<APIRequestContext>
}

export const test = base.extend<
  TestFixtures,
  { stateOf: StateOf; serverUrl: string; filedReport: undefined; begunDraft: undefined }
>({
  expectedReports: [[], { option: true }],
  serverUrl: [async ({ browserName: _ }, use, { project }) => use(project.use.baseURL ?? ''), { scope: 'worker' }],
  stateOf: [
    async ({ serverUrl }, use) => {
      const states = new Map<Role, Promise<StorageState>>()
      await use((role) => {
        const state = states.get(role) ?? stateAfterSignIn(serverUrl, demoAccount(role))
        states.set(role, state)
        return state
      })
    },
    { scope: 'worker' },
  ],
  filedReport: [
    async ({ serverUrl, stateOf }, use) => {
      await fileReport(serverUrl, await stateOf('steward'))
      await use(undefined)
    },
    { scope: 'worker' },
  ],
  begunDraft: [
    async ({ serverUrl, stateOf }, use) => {
      await beginDraft(serverUrl, await stateOf('steward'))
      await use(undefined)
    },
    { scope: 'worker' },
  ],
  reports: [
    async ({ expectedReports }, use) => {
      const reports: string[] = []
      await use(reports)
      expect(reports.filter((report) => !expectedReports.some((pattern) => pattern.test(report)))).toEqual([])
    },
    { auto: true },
  ],
  openAs: async ({ browser, stateOf, reports, serverUrl }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (role, options = {}) => {
      const state = role === null ? {} : { storageState: await stateOf(role) }
      const context = await browser.newContext({ baseURL: serverUrl, ...state, ...options })
      contexts.push(context)
      return listenTo(await context.newPage(), reports)
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  programAs: async ({ stateOf, serverUrl }, use) => {
    const programs: APIRequestContext[] = []
    await use(async (role) => {
      const state = role === null ? {} : { storageState: await stateOf(role) }
      const program = await request.newContext({ baseURL: serverUrl, ...state })
      programs.push(program)
      return program
    })
    await Promise.all(programs.map((program) => program.dispose()))
  },
})

/** The address and password that `npm run demo` prints for the role. */
export function demoAccount(role: Role): Credentials {
  const name = role.toLowerCase()
  return { email: `${name}@demo.example`, password: `try-emeritus-as-${name}` }
}

/** Opens a page and waits until its buttons answer. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator('html[data-hydrated]')).toBeAttached()
}

/** The same for a list whose rows are moved through by keys: they are listened to once the rows are there. */
export async function visitRows(page: Page, path: string): Promise<void> {
  await visit(page, path)
  await expect(page.locator('[data-keys]')).toBeAttached()
}

/** Signs in without a browser: what the sign-in form sends. */
export async function askToSignIn(program: APIRequestContext, { email, password }: Credentials) {
  const { csrfToken } = await (await program.get('/api/auth/csrf')).json()
  const form = { csrfToken, email, password, json: 'true' }
  return program.post('/api/auth/callback/credentials', { form })
}

/** Sends a change as a page of our own would, and answers what came back. A `version` goes where the API takes it. */
export async function send(program: APIRequestContext, path: string, data: Readonly<Record<string, unknown>>) {
  const { version, ...body } = data
  const base = version === undefined ? {} : { 'if-match': `"${version}"` }
  const headers = { 'sec-fetch-site': 'same-origin', ...base }
  const response = await program.post(`/api/v1${path}`, { data: body, headers })
  expect(response.ok(), await response.text()).toBe(true)
  return response.json()
}

/** A word that no other test, and no other run of this one, uses. */
export function uniqueWord(): string {
  return `z${Math.random().toString(36).slice(2, 10)}`
}

/** Puts a model on record that belongs to this test alone. */
export async function addModel(program: APIRequestContext, fields: Readonly<Record<string, unknown>> = {}) {
  const name = `Model ${uniqueWord()}`
  const model = { provider: 'testing', displayName: name, family: 'tests', stage: 'active', ...fields }
  const { id, slug } = await send(program, '/models', model)
  return { id: String(id), slug: String(slug), name: String(model.displayName) }
}

/** The model whose first report the pages' tests read; the demo itself has filed none. */
export const reportedModel = 'claude-2.1'

/** Filed once, whichever worker comes first. */
async function fileReport(baseURL: string, storageState: StorageState): Promise<void> {
  const program = await request.newContext({ baseURL, storageState })
  const { id, version } = await (await program.get(`/api/v1/models/${reportedModel}`)).json()
  const headers = { 'sec-fetch-site': 'same-origin', 'if-match': `"${version}"` }
  await program.post('/api/v1/reports/file', { data: { modelId: id }, headers })
  const filed = await program.get(`/models/${reportedModel}/report/1/report.json`)
  expect(filed.status(), 'the first report').toBe(200)
  await program.dispose()
}

/** The protocol whose draft the pages' tests open; those of the demo are published. */
export const draftedProtocol = 'drafted-protocol'

/** Begun once, whichever worker comes first. */
async function beginDraft(baseURL: string, storageState: StorageState): Promise<void> {
  const program = await request.newContext({ baseURL, storageState })
  const headers = { 'sec-fetch-site': 'same-origin' }
  await program.post('/api/v1/protocols', { data: { title: 'Drafted protocol' }, headers })
  const begun = await program.get(`/api/v1/protocols/${draftedProtocol}`)
  expect(begun.status(), 'the draft').toBe(200)
  await program.dispose()
}

function listenTo(page: Page, reports: string[]): Page {
  page.on('pageerror', (error) => reports.push(`${page.url()} threw ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') reports.push(`${page.url()} reported ${message.text()} ${message.location().url}`)
  })
  return page
}

async function stateAfterSignIn(baseURL: string, credentials: Credentials): Promise<StorageState> {
  const program = await request.newContext({ baseURL })
  const response = await askToSignIn(program, credentials)
  expect(response.status(), `sign-in of ${credentials.email}`).toBe(200)
  const state = await program.storageState()
  await program.dispose()
  return state
}
