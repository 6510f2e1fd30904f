import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { isPermission, permissions } from '@/lib/auth/permissions'
import { collections, ownRecords } from '@/lib/collections'
import { operations, publicOperations } from '@/lib/operations'
import { addressOf } from '@/lib/rest/addresses'
import { findRoute, routesOf } from '@/lib/rest/routes'

const bannedNames = ['utils', 'helpers', 'misc', 'common', 'constants', 'types', 'index', 'service', 'manager']
const nounFiles = ['schema.ts', 'rules.ts', 'queries.ts', 'commands.ts', 'operations.ts']
/** What every noun stands on; these folders are named by what they do, not by a noun. */
const platform = ['auth', 'db', 'audit', 'i18n', 'csv', 'rest']

function filesIn(...folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name)),
    )
    .filter((file) => !/(^|\/)(generated|node_modules)\//.test(file))
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8')
}

const code = filesIn('app', 'bin', 'components', 'lib', 'prisma', 'scripts').filter((file) =>
  /\.(tsx?|mjs|css)$/.test(file),
)
const product = code.filter((file) => !/\.test\.tsx?$/.test(file))

describe('the vocabulary of files', () => {
  test('no file has a name that says nothing', () => {
    const named = code.filter((file) => !file.endsWith('.d.json.ts'))
    expect(named.filter((file) => bannedNames.includes(path.basename(file).split('.')[0] ?? ''))).toEqual([])
  })

  test('names are kebab-case', () => {
    const own = code.filter((file) => !file.startsWith('prisma/migrations') && !file.startsWith('lib/i18n/messages/'))
    expect(own.filter((file) => !/^[a-z0-9-]+(\.[a-z0-9]+)+$/.test(path.basename(file)))).toEqual([])
  })

  test('a noun has its five files and their tests, and no sixth', () => {
    const nouns = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const strangers = nouns
      .filter(({ name }) => !platform.includes(name))
      .flatMap(({ name }) => filesIn(path.join('lib', name)))
      .filter((file) => !nounFiles.includes(path.basename(file)) && !file.endsWith('.test.ts'))
    expect(strangers).toEqual([])
  })
})

describe('operations and permissions', () => {
  test('every operation asks for a permission that some role holds, or is for those who are not signed in', () => {
    const open: readonly string[] = [...publicOperations, 'setup.createAdmin']
    for (const [name, { permission }] of Object.entries(operations)) {
      expect(isPermission(permission)).toBe(true)
      expect([name, permissions[permission].length === 0]).toEqual([name, open.includes(name)])
    }
  })

  test('what a visitor may do opens no operation but the public ones', () => {
    const open: readonly string[] = publicOperations.map((name) => operations[name].permission)
    const opened = Object.entries(operations).filter(([, { permission }]) => open.includes(permission))
    expect(opened.map(([name]) => name).toSorted()).toEqual(publicOperations.toSorted())
  })

  test('every permission is used by an operation, a collection, a page, a route or a rule', () => {
    const asked = product
      .filter((file) => file.endsWith('.ts') || file.endsWith('.tsx'))
      .flatMap((file) => [...textOf(file).matchAll(/\b(?:authorize|permit|may)\(([^)]*)\)|\bpermission: ('[^']+')/g)])
      .flatMap(([, called = '', bound = '']) => [...`${called} ${bound}`.matchAll(/'([^']+)'/g)])
      .map(([, name = '']) => name)
    expect(Object.keys(permissions).filter((name) => !asked.includes(name))).toEqual([])
  })

  test('every operation has an address of its own in the REST API, unless it is for those who are not signed in', () => {
    const id = '0199b5a0-0000-7000-8000-000000000000'
    const routes = routesOf({ operations, collections, ownRecords })
    for (const [name, { on, permission }] of Object.entries(operations)) {
      const { method, path: address } = addressOf(name, on)
      const found = findRoute(routes, address.replace('{id}', id))
      const endpoint = found?.route.endpoints.get(method)
      const isOffered = permissions[permission].length > 0
      expect([name, endpoint?.kind === 'change' ? endpoint.name : null]).toEqual([name, isOffered ? name : null])
      if (isOffered) expect([name, found?.id]).toEqual([name, on === 'record' ? id : null])
    }
    for (const path of [
      '/models/a/b',
      '/models/a/retire/b',
      '/models//retire',
      '/models/',
      '/Models',
      '/nothing',
      '',
    ]) {
      expect([path, findRoute(routes, path)]).toEqual([path, null])
    }
  })

  test('every page behind the sign-in asks the guard', () => {
    const pages = filesIn('app/(dashboard)').filter((file) => path.basename(file) === 'page.tsx')
    expect(pages.length).toBeGreaterThan(0)
    expect(pages.filter((file) => !/\bauthorize\('/.test(textOf(file)))).toEqual([])
  })
})

describe('one place for each thing', () => {
  test('server actions live in app/actions', () => {
    const actions = product.filter((file) => /^\s*['"]use server['"]/m.test(textOf(file)))
    expect(actions.filter((file) => !file.startsWith('app/actions/'))).toEqual([])
  })

  test('the environment is read in lib/env.ts', () => {
    const readers = product.filter(
      (file) => /^(app|bin|components|lib)\//.test(file) && textOf(file).includes('process.env'),
    )
    expect(readers).toEqual(['lib/env.ts'])
  })

  test('colours are tokens of app/globals.css', () => {
    const colour = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:oklch|oklab|lch|lab|rgba?|hsla?)\(/i
    const seen = product.filter((file) => /^(app|components)\//.test(file) && file !== 'app/globals.css')
    expect(seen.filter((file) => colour.test(textOf(file)))).toEqual([])
  })

  test('no test puts something else in the place of our own code', () => {
    const tests = code.filter((file) => /\.test\.tsx?$/.test(file))
    expect(tests.filter((file) => /\bvi\.(?:mock|doMock|hoisted)\(/.test(textOf(file)))).toEqual([])
  })
})
