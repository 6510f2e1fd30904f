import { describe, expect, test } from 'vitest'
import { roles } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { protocolVersionOperations } from '@/lib/protocol-versions/operations'
import { starterProtocolOperations } from '@/lib/starter-protocols/operations'
import { starterProtocol } from '@/lib/starter-protocols/schema'
import { actorWith, askedText, callerOf, contextOf, makeProtocol } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { protocolOperations } from './operations'
import { countProtocols, findProtocol, listProtocols } from './queries'
import { protocolList } from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')
const operations = { ...protocolOperations, ...protocolVersionOperations, ...starterProtocolOperations }

function run(name: keyof typeof operations, input: object, actor = steward) {
  return operations[name].execute(callerOf({ database: ctx.database, actor }), name, input)
}

function reader() {
  return contextOf({ database: ctx.database, actor: steward }, 'protocol.read')
}

async function record(name: string) {
  const found = await findProtocol(reader(), name)
  if (!found) throw new Error('The protocol is gone')
  return found
}

async function eventsOf(recordId: string) {
  const events = await ctx.prisma.auditEvent.findMany({ where: { recordId }, orderBy: { seq: 'asc' } })
  return events.map(({ operation, recordVersion }) => `${recordVersion} ${operation}`)
}

const more = { ...askedText, disclosure: 'You are told more.', changeNote: 'It tells more.' }

describe('a protocol', () => {
  test('is written, published, followed by a second version, and withdrawn', async () => {
    const made = await run('protocol.create', { title: 'Retirement interview', summary: 'Before a retirement.' })
    expect(made).toMatchObject({ value: { slug: 'retirement-interview', version: 1, number: 1 } })
    const { id } = await record('retirement-interview')
    expect((await record(id)).versions[0]).toMatchObject({ moves: ['revise', 'discard'] })
    expect(await run('protocol.publish', { id, version: 1 })).toMatchObject({ code: 'protocolIncomplete' })
    expect(await run('protocol.revise', { id, version: 1, ...askedText })).toMatchObject({ value: { version: 2 } })
    expect(await run('protocol.publish', { id, version: 2 })).toMatchObject({ value: { version: 3, number: 1 } })
    expect(await record(id)).toMatchObject({
      mayDraft: true,
      standing: 'published',
      newest: { number: 1, questions: 1 },
    })
    expect(await run('protocol.draft', { id, version: 3 })).toMatchObject({ value: { version: 4, number: 2 } })
    const copy = await record(id)
    expect(copy).toMatchObject({ mayDraft: false, draft: 2 })
    expect(copy.versions[0]).toMatchObject({ ...askedText, number: 2, missing: ['change', 'changeNote'] })
    await run('protocol.revise', { id, version: 4, ...more })
    await run('protocol.publish', { id, version: 5 })
    const two = await record(id)
    expect(two.versions.map(({ number, state, publishedBy }) => [number, state, publishedBy])).toEqual([
      [2, 'published', steward.name],
      [1, 'published', steward.name],
    ])
    const withdrawal = { id, version: 6, number: 2, reason: 'It led.' }
    expect(await run('protocol.withdraw', withdrawal)).toMatchObject({ value: { version: 7, number: 2 } })
    expect(await record(id)).toMatchObject({ newest: { number: 1 }, versions: [{ withdrawnReason: 'It led.' }, {}] })
    expect(await run('protocol.withdraw', { ...withdrawal, version: 7 })).toMatchObject({
      code: 'protocolMoveNotOffered',
    })
    expect(await eventsOf(id)).toEqual([
      ...['1 protocol.create', '2 protocol.revise', '3 protocol.publish', '4 protocol.draft', '5 protocol.revise'],
      ...['6 protocol.publish', '7 protocol.withdraw'],
    ])
  })

  test('begins from the starter, and nobody has a second one of its title', async () => {
    expect(await run('protocol.start', {})).toMatchObject({ value: { slug: 'retirement-interview' } })
    const { versions, title } = await record('retirement-interview')
    const { changeNote: _, ...text } = starterProtocol.newest
    expect([versions.length, versions[0]?.moves]).toEqual([1, ['revise', 'publish', 'discard']])
    expect(versions[0]).toMatchObject(text)
    for (const again of [await run('protocol.start', {}), await run('protocol.create', { title: title.toUpperCase() })])
      expect(again).toMatchObject({ code: 'protocolExists' })
  })

  test('is renamed, and not to what another one is called', async () => {
    const { id } = await makeProtocol(ctx.prisma)
    const { title } = await makeProtocol(ctx.prisma)
    expect(await run('protocol.update', { id, version: 1, title })).toMatchObject({ code: 'protocolExists' })
    const renamed = { id, version: 1, title: 'Exit interview', summary: 'When a model leaves.' }
    expect(await run('protocol.update', renamed)).toMatchObject({ value: { version: 2, number: null } })
    expect(await run('protocol.update', renamed)).toMatchObject({ code: 'conflict' })
    expect(await record(id)).toMatchObject({ title: 'Exit interview', summary: 'When a model leaves.' })
  })

  test('is seen by everybody, and changed by stewards alone', async () => {
    const { id } = await makeProtocol(ctx.prisma, { states: ['published', 'draft'] })
    for (const role of roles.filter((one) => one !== 'steward')) {
      const actor = actorWith(role)
      const context = contextOf({ database: ctx.database, actor }, 'protocol.read')
      expect(await findProtocol(context, id)).toMatchObject({
        mayDraft: false,
        versions: [{ moves: [] }, { moves: [] }],
      })
      for (const name of Object.keys(operations)) {
        if (!isOperation(name)) continue
        expect(await run(name, { id, version: 1 }, { ...steward, ...actor })).toMatchObject({ code: 'forbidden' })
      }
    }
  })
})

function isOperation(name: string): name is keyof typeof operations {
  return Object.hasOwn(operations, name)
}

describe('a draft', () => {
  test('that is discarded leaves what was published, and what it said in the log', async () => {
    const { id } = await makeProtocol(ctx.prisma, { states: ['published', 'draft'] })
    expect(await run('protocol.discard', { id, version: 1 })).toMatchObject({ value: { version: 2, number: 2 } })
    expect((await record(id)).versions.map(({ number }) => number)).toEqual([1])
    const { payload } = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { recordId: id } })
    expect(payload).toContain('What else?')
    expect(await run('protocol.discard', { id, version: 2 })).toMatchObject({ code: 'protocolNoDraft' })
  })

  test('takes a protocol with it that never had another version', async () => {
    const { id } = await makeProtocol(ctx.prisma)
    expect(await run('protocol.discard', { id, version: 1 })).toMatchObject({ ok: true })
    expect(await findProtocol(reader(), id)).toBeNull()
    expect(await run('protocol.revise', { id, version: 1, ...more })).toMatchObject({ code: 'notFound' })
  })

  test('keeps texts as they were typed, and refuses what could not be asked', async () => {
    const { id } = await makeProtocol(ctx.prisma)
    const [section] = askedText.sections
    const twice = { ...more, id, version: 1, sections: [section, section] }
    const refused = await run('protocol.revise', twice)
    expect(refused).toMatchObject({
      fields: { 'sections.1.key': { code: 'repeated' }, 'sections.1.questions.0.key': { code: 'repeated' } },
    })
    const sections = JSON.stringify([{ ...section, title: '自由な 発言', questions: [] }])
    expect(await run('protocol.revise', { ...more, id, version: 1, sections })).toMatchObject({ ok: true })
    const [draft] = (await record(id)).versions
    expect(draft?.sections).toEqual([{ key: 'open', title: '自由な 発言', stage: 'open', questions: [] }])
  })

  test('that somebody else has changed is a conflict which says what was changed', async () => {
    const { id } = await makeProtocol(ctx.prisma)
    await run('protocol.revise', { ...more, id, version: 1 })
    expect(await run('protocol.revise', { ...askedText, id, version: 1 })).toMatchObject({
      code: 'conflict',
      conflict: { recordType: 'protocol', version: 2, changes: [{ operation: 'protocol.revise', by: steward.name }] },
    })
  })
})

describe('at the same moment', () => {
  const ten = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: 10 }, act))

  test('ten people write one protocol of a title', async () => {
    const results = await ten(() => run('protocol.create', { title: '引退時の面談' }))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await ctx.prisma.protocol.count()).toBe(1)
  })

  test('ten people begin one draft', async () => {
    const { id } = await makeProtocol(ctx.prisma, { states: ['published'] })
    const results = await ten(() => run('protocol.draft', { id, version: 1 }))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    for (const lost of results.filter(({ ok }) => !ok)) expect(lost).toMatchObject({ code: 'conflict' })
    expect(await ctx.prisma.protocolVersion.count()).toBe(2)
  })

  test('a draft is published as it was, or changed first, and never both at once', async () => {
    const { id } = await makeProtocol(ctx.prisma)
    const results = await Promise.all([
      ...[run('protocol.publish', { id, version: 1 }), run('protocol.revise', { ...more, id, version: 1 })],
      ...[run('protocol.discard', { id, version: 1 }), run('protocol.publish', { id, version: 1 })],
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('the database', () => {
  const change = (text: string) => ctx.database.pool.query(text)

  test('lets nobody change, remove or take back what was published', async () => {
    const { id } = await makeProtocol(ctx.prisma, { states: ['published', 'withdrawn'] })
    const attempts = [
      `update "ProtocolVersion" set disclosure = 'Something else.'`,
      `update "ProtocolVersion" set "exitInstruction" = ''`,
      `update "ProtocolVersion" set sections = '[]'`,
      `update "ProtocolVersion" set "changeNote" = 'Nothing.'`,
      `update "ProtocolVersion" set number = number + 7`,
      `update "ProtocolVersion" set "publishedBy" = 'Somebody else'`,
      `update "ProtocolVersion" set "createdAt" = now()`,
      `update "ProtocolVersion" set state = 'draft', "publishedAt" = null`,
      `update "ProtocolVersion" set "withdrawnReason" = 'Another.' where state = 'withdrawn'`,
      `update "ProtocolVersion" set state = 'published', "withdrawnAt" = null, "withdrawnReason" = ''`,
      'delete from "ProtocolVersion"',
    ]
    for (const attempt of attempts) await expect(change(attempt), attempt).rejects.toThrow(/never changes/)
    await expect(change('truncate "Protocol" cascade')).rejects.toThrow()
    const { versions } = await record(id)
    expect(versions.map(({ disclosure }) => disclosure)).toEqual([askedText.disclosure, askedText.disclosure])
  })

  test('holds one draft of a protocol, and no withdrawal without a reason', async () => {
    const { id } = await makeProtocol(ctx.prisma, { states: ['published', 'draft'] })
    const second = { protocolId: id, number: 3 }
    await expect(ctx.prisma.protocolVersion.create({ data: second })).rejects.toThrow()
    await expect(
      change(`update "ProtocolVersion" set state = 'withdrawn', "withdrawnAt" = now() where state = 'published'`),
    ).rejects.toThrow(/withdrawn/)
  })
})

describe('the list', () => {
  const list = (search: Record<string, string>) => listProtocols(reader(), parseList(protocolList, search))
  const titles = async (search: Record<string, string>) => (await list(search)).rows.map(({ title }) => title)

  test('is filtered by standing and draft, searched, sorted and paged', async () => {
    const day = (at: number) => new Date(Date.UTC(2026, 0, at))
    await makeProtocol(ctx.prisma, { title: 'A', states: ['published', 'draft'], updatedAt: day(3) })
    await makeProtocol(ctx.prisma, { title: 'B', states: ['draft'], updatedAt: day(1) })
    await makeProtocol(ctx.prisma, { title: 'C', states: ['withdrawn'], updatedAt: day(2) })
    expect(await titles({})).toEqual(['A', 'B', 'C'])
    expect(await titles({ sort: '-updated' })).toEqual(['A', 'C', 'B'])
    expect(await titles({ standing: 'published' })).toEqual(['A'])
    expect(await titles({ standing: 'unpublished,withdrawn' })).toEqual(['B', 'C'])
    expect(await titles({ draft: 'open' })).toEqual(['A', 'B'])
    expect(await titles({ draft: 'none', standing: 'withdrawn' })).toEqual(['C'])
    expect(await titles({ q: 'b' })).toEqual(['B'])
    expect(await countProtocols(reader(), parseList(protocolList, { draft: 'open' }))).toMatchObject({ count: 2 })
  })

  test('pages without a gap', async () => {
    for (let at = 10; at < 40; at += 1) await makeProtocol(ctx.prisma, { title: `P${at}` })
    const first = await list({ size: '25' })
    const second = await list({ size: '25', after: first.next ?? '' })
    expect([first.rows.length, second.rows.map(({ title }) => title)]).toEqual([
      25,
      ['P35', 'P36', 'P37', 'P38', 'P39'],
    ])
  })
})
