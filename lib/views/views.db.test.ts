import { describe, expect, test } from 'vitest'
import type { Role } from '@/lib/auth/permissions'
import { callerOf, contextOf, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { createView, removeView, updateView } from './commands'
import { viewOperations } from './operations'
import { findView, listViews } from './queries'
import { createViewInput, removedView, type ViewList, viewReceipt } from './schema'

const ctx = useDatabase()

async function somebody(...roles: Role[]) {
  const person = await makePerson(ctx.prisma, { roles })
  const actor = { kind: 'person', id: person.id, name: person.name, roles } as const
  return {
    actor,
    context: contextOf({ database: ctx.database, actor }, 'view.create', 'view.update', 'view.remove'),
    caller: callerOf({ database: ctx.database, actor }),
  }
}

type Somebody = Awaited<ReturnType<typeof somebody>>

async function keep(
  { context }: Somebody,
  parts: { list?: ViewList; name?: string; query?: string; isShared?: boolean },
) {
  const input = createViewInput.parse({ list: 'models', name: 'Mine', query: '?stage=legacy', ...parts })
  const result = await createView(context, input)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

const namesFor = async ({ context }: Somebody, list: ViewList) =>
  (await listViews(context, list)).map(({ name }) => name)

const events = () => ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } })

describe('seeing views', () => {
  test('everybody sees her own and the shared ones, and nobody the private ones of others', async () => {
    const [one, other] = [await somebody('reviewer'), await somebody('admin')]
    const secret = await keep(one, { name: 'Private' })
    await keep(one, { name: 'Shared', isShared: true })
    expect(await namesFor(one, 'models')).toEqual(['Private', 'Shared'])
    expect(await namesFor(other, 'models')).toEqual(['Shared'])
    expect(await findView(other.context, secret.id)).toBeNull()
    expect(await removeView(other.context, secret)).toMatchObject({ ok: false, code: 'notFound' })
  })

  test('a shared view of a list the reader may not open is not there for her', async () => {
    const [auditor, reviewer] = [await somebody('auditor'), await somebody('reviewer')]
    const view = await keep(auditor, { list: 'audit', name: 'Denied', query: '?outcome=denied', isShared: true })
    expect(await namesFor(reviewer, 'audit')).toEqual([])
    expect(await findView(reviewer.context, view.id)).toBeNull()
    const asked = createViewInput.parse({ list: 'audit', name: 'Mine', query: '' })
    expect(await createView(reviewer.context, asked)).toMatchObject({ ok: false, code: 'forbidden' })
  })

  test('a view outlives what its list no longer offers', async () => {
    const one = await somebody('steward')
    const { id } = await keep(one, {})
    await ctx.prisma.savedView.update({ where: { id }, data: { query: '?stage=legacy,sleeping&cols=name,gone' } })
    expect(await findView(one.context, id)).toMatchObject({ query: '?stage=legacy&cols=name' })
  })
})

describe('changing views', () => {
  test('keeps what was sent as the list writes it, and logs every step', async () => {
    const one = await somebody('steward')
    const created = await keep(one, { query: '?stage=legacy&after=x&evil=1' })
    const replaced = await updateView(one.context, { ...created, query: '?stage=retired' })
    const shared = await updateView(one.context, { id: created.id, version: 2, name: 'Ours', isShared: true })
    expect(await findView(one.context, created.id)).toMatchObject({
      name: 'Ours',
      query: '?stage=retired',
      isShared: true,
      version: 3,
    })
    const removed = await removeView(one.context, { id: created.id, version: 3 })
    expect(await events()).toMatchObject([
      { operation: 'view.create', recordVersion: 1 },
      { operation: 'view.update', recordVersion: 2 },
      { operation: 'view.update', recordVersion: 3 },
      { operation: 'view.remove', recordVersion: 4 },
    ])
    expect(viewReceipt.parse(created)).toEqual(created)
    for (const result of [replaced, shared]) expect(viewReceipt.safeParse(result.ok && result.value).success).toBe(true)
    expect(removedView.safeParse(removed.ok && removed.value).success).toBe(true)
  })

  test('without a difference changes nothing and logs nothing', async () => {
    const one = await somebody('steward')
    const created = await keep(one, {})
    expect(await updateView(one.context, { ...created, name: 'Mine' })).toMatchObject({ value: { version: 1 } })
    expect(await events()).toHaveLength(1)
  })

  test('is for the owner alone; an admin may take a shared one away', async () => {
    const [owner, reader, admin] = [await somebody('steward'), await somebody('leadership'), await somebody('admin')]
    const view = await keep(owner, { isShared: true })
    for (const { context } of [reader, admin])
      expect(await updateView(context, { ...view, name: 'Taken over' })).toMatchObject({ code: 'viewNotYours' })
    expect(await removeView(reader.context, view)).toMatchObject({ code: 'viewNotYours' })
    expect(await removeView(admin.context, view)).toMatchObject({ ok: true })
    expect(await ctx.prisma.savedView.count()).toBe(0)
  })

  test('a second view of one name is refused, for one person on one list', async () => {
    const [one, other] = [await somebody('admin'), await somebody('steward')]
    await keep(one, {})
    const again = createViewInput.parse({ list: 'models', name: 'Mine', query: '' })
    expect(await createView(one.context, again)).toMatchObject({ ok: false, code: 'viewExists' })
    await keep(one, { list: 'people', query: '' })
    await keep(other, {})
    const { id, version } = await keep(one, { name: 'Second' })
    expect(await updateView(one.context, { id, version, name: 'Mine' })).toMatchObject({ code: 'viewExists' })
  })

  test('of many at once one wins, and the others learn who was faster', async () => {
    const one = await somebody('steward')
    const view = await keep(one, {})
    const races = ['A', 'B', 'C'].map((name) => updateView(one.context, { ...view, name }))
    const results = await Promise.all([...races, removeView(one.context, view)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results) if (!result.ok) expect(['conflict', 'notFound']).toContain(result.code)
  })

  test('the same name twice at once makes one', async () => {
    const one = await somebody('steward')
    const input = createViewInput.parse({ list: 'models', name: 'Mine', query: '' })
    const results = await Promise.all([createView(one.context, input), createView(one.context, input)])
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).toSorted()).toEqual(['ok', 'viewExists'])
  })

  test('asks the guard like everything else', async () => {
    const one = await somebody('steward')
    const input = { list: 'tokens', name: ' ', query: '' }
    const result = await viewOperations['view.create'].execute(one.caller, 'view.create', input)
    expect(result).toMatchObject({ ok: false, code: 'invalid', fields: { list: {}, name: {} } })
  })
})
