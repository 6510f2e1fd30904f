import { beforeEach, describe, expect, test } from 'vitest'
import { roles } from '@/lib/auth/permissions'
import { collections } from '@/lib/collections'
import { plusDays } from '@/lib/days'
import { isoDateIn } from '@/lib/i18n/format'
import { parseList } from '@/lib/list-params'
import { clockSteps, today } from '@/prisma/clock-steps'
import { actorWith, callerOf, makeModel, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { countClocks, countDues, listClocks } from './queries'
import { boardOf } from './rules'
import { clockList, type Due, dues } from './schema'

const ctx = useDatabase()
const { somebody, owe } = clockSteps(ctx)

let me: Awaited<ReturnType<typeof somebody>>
let other: Awaited<ReturnType<typeof somebody>>

beforeEach(async () => {
  me = await somebody('Me')
  other = await somebody('Other')
})

async function titles(search: Record<string, string> = {}, day = today) {
  const { rows } = await listClocks(me.context, parseList(clockList, search), day)
  return rows.map(({ title }) => title)
}

describe('what is owed and open', () => {
  test('is listed by the time that is left, and what never comes due is last', async () => {
    const { id } = await makeModel(ctx.prisma)
    await owe(
      id,
      { title: 'standing', days: null },
      { title: 'late', days: 200 },
      { title: 'overdue', days: -3 },
      { title: 'today', days: 0 },
    )
    expect(await titles()).toEqual(['overdue', 'today', 'late', 'standing'])
    expect(await titles({ sort: '-due' })).toEqual(['late', 'today', 'overdue', 'standing'])
  })

  test('says how much time is left, for whom it waits and where it is settled', async () => {
    const model = await makeModel(ctx.prisma, { slug: 'opus', displayName: 'Opus', stewardId: me.id })
    await owe(model.id, { title: 'weights', kind: 'preservation', days: -2, owedTo: 'public', source: 'promise' })
    const { rows } = await listClocks(me.context, parseList(clockList, {}), today)
    expect(rows).toEqual([
      {
        ...{ id: expect.any(String), version: 1, title: 'weights', kind: 'preservation', owedTo: 'public' },
        ...{ source: 'promise', state: 'notYetDue', dueOn: '2026-11-22', daysLeft: -2, band: 'overdue' },
        ...{ place: '/models/opus#preservation', model: { id: model.id, slug: 'opus', displayName: 'Opus' } },
        ...{
          responsible: { id: me.id, name: 'Me', isDemo: false },
          isOwned: false,
          isMine: true,
          hasEvidence: false,
          isDemo: false,
        },
      },
    ])
  })

  test('leaves the board when it is settled or does not apply', async () => {
    const { id } = await makeModel(ctx.prisma)
    const states = ['notYetDue', 'inTheWorks', 'stalled', 'kept', 'compromised', 'broken', 'notApplicable'] as const
    await owe(id, ...states.map((title) => ({ title })))
    for (const state of states) await ctx.prisma.obligation.updateMany({ where: { title: state }, data: { state } })
    expect((await titles()).toSorted()).toEqual(['inTheWorks', 'notYetDue', 'stalled'])
  })

  test('is read by every role, and by nobody without one', async () => {
    for (const role of roles) {
      const caller = callerOf({ database: ctx.database, actor: actorWith(role) })
      expect([role, (await collections.clocks.list(caller, {})).ok]).toEqual([role, true])
    }
    const nobody = callerOf({ database: ctx.database, actor: actorWith() })
    expect(await collections.clocks.list(nobody, {})).toMatchObject({ ok: false, code: 'forbidden' })
  })
})

test('each span of time, and each filter, has the rows that it names', async () => {
  const { id } = await makeModel(ctx.prisma, { displayName: 'Opus' })
  const days = [-400, -8, -1, 0, 7, 8, 30, 31, 91, 92, 4000, null]
  await owe(id, ...days.map((day) => ({ days: day, title: String(day) })))
  const past = await ctx.prisma.obligation.findFirstOrThrow({ where: { title: '-8' } })
  await ctx.prisma.evidence.create({
    data: { obligationId: past.id, url: 'https://example.org/', capturedOn: testNow, addedBy: 'Somebody' },
  })
  const expected: Readonly<Record<Due, readonly string[]>> = {
    overdue: ['-400', '-1'],
    unrated: ['-8'],
    week: ['0', '7'],
    month: ['0', '7', '8', '30'],
    quarter: ['0', '7', '8', '30', '31', '91'],
    later: ['92', '4000'],
    undated: ['null'],
  }
  const params = parseList(clockList, {})
  const counts = await countDues(me.context, params, today)
  for (const due of dues) {
    expect([due, await titles({ due })]).toEqual([due, expected[due]])
    expect(counts[due]).toEqual({ count: expected[due].length, isEstimate: false })
  }
  expect(await titles({ due: 'overdue,later,undated' })).toEqual(['-400', '-1', '92', '4000', 'null'])
  expect(await titles({ on: plusDays(today, 31) })).toEqual(['31'])
  expect(await titles({ on: 'no day' })).toEqual([])
  await ctx.prisma.obligation.updateMany({
    where: { title: '7' },
    data: { kind: 'report', owedTo: 'applicant', source: 'decision' },
  })
  for (const filter of [{ kind: 'report' }, { owedTo: 'applicant' }, { source: 'decision' }, { q: '7' }]) {
    expect([filter, await titles({ ...filter, due: 'week' })]).toEqual([filter, ['7']])
  }
  expect(await titles({ kind: 'report', owedTo: 'public' })).toEqual([])
})

test('pages go forwards and backwards through days, ties and what never comes due, and meet no row twice', async () => {
  const { id } = await makeModel(ctx.prisma)
  const days = Array.from({ length: 23 }, (_, at) => [-3, 0, 0, 5, null][at % 5] ?? null)
  await owe(id, ...days.map((day, at) => ({ days: day, title: `t${at}` })))
  const whole = await titles({ size: '25' })
  expect(new Set(whole).size).toBe(23)
  for (const filters of [{}, { owner: ['none'] }, { due: ['overdue', 'unrated', 'quarter', 'undated'] }]) {
    const params = { ...parseList(clockList, {}), size: 4, filters }
    const pages = []
    for (let after: string | null = ''; after !== null; ) {
      const page = await listClocks(me.context, { ...params, ...(after ? { after } : {}) }, today)
      pages.push(page)
      after = page.next
    }
    expect(pages.flatMap(({ rows }) => rows.map(({ title }) => title))).toEqual(whole)
    for (const [at, page] of pages.entries()) {
      if (!page.previous) continue
      const back = await listClocks(me.context, { ...params, before: page.previous }, today)
      expect(back.rows).toEqual(pages[at - 1]?.rows)
    }
  }
})

test('the board has each open thing once, and its counts are those of its parts', async () => {
  const model = await makeModel(ctx.prisma, { stewardId: me.id })
  const free = await makeModel(ctx.prisma)
  await owe(model.id, { title: 'a', days: -1 }, { title: 'b', days: 3 }, { title: 'c', days: null })
  await owe(free.id, { title: 'd', days: -9 }, { title: 'e', days: 300 }, { title: 'f', days: 3, ownerId: other.id })
  const parts = await Promise.all(
    boardOf(parseList(clockList, {})).map(async ({ name, params }) => {
      const { rows } = await listClocks(me.context, params, today)
      expect((await countClocks(me.context, params, today)).count).toBe(rows.length)
      return [name, rows.map(({ title, isMine }) => (isMine ? `${title}, mine` : title)).join(' ')]
    }),
  )
  expect(parts).toEqual([
    ['overdue', 'd a, mine'],
    ['mine', 'b, mine'],
    ['others', 'f e'],
  ])
})

test.each([
  ['Pacific/Kiritimati', '2026-11-25', true],
  ['UTC', '2026-11-24', false],
  ['Pacific/Pago_Pago', '2026-11-24', false],
])('in %s it is %s, and what was due on the 24th is overdue: %s', async (zone, day, isOverdue) => {
  const { id } = await makeModel(ctx.prisma)
  await owe(id, { title: 'due on the 24th', days: 0 })
  const today = isoDateIn(testNow, zone)
  expect(today).toBe(day)
  expect(await titles({ due: 'overdue' }, today)).toEqual(isOverdue ? ['due on the 24th'] : [])
  expect(await titles({ due: 'week' }, today)).toEqual(isOverdue ? [] : ['due on the 24th'])
})
