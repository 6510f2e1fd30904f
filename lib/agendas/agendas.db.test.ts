import { beforeEach, expect, test } from 'vitest'
import { actorWith, contextOf, makeModel, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { listAgenda } from './queries'

const ctx = useDatabase()
const today = '2026-11-24'
const month = { from: '2026-11-01', until: '2026-11-30', today, limit: 3 } as const

let reader: ReturnType<typeof contextOf<'obligation.read' | 'model.read'>>
let modelId = ''

beforeEach(async () => {
  const me = await makePerson(ctx.prisma)
  const actor = { ...actorWith('reviewer'), id: me.id }
  reader = contextOf({ database: ctx.database, actor }, 'obligation.read', 'model.read')
  modelId = (await makeModel(ctx.prisma, { slug: 'opus', displayName: 'Opus' })).id
})

function owe(title: string, day: string, parts: { ownerId?: string | null; state?: 'kept' | 'stalled' } = {}) {
  const owed = { modelId, owedTo: 'model', source: 'promise', kind: 'report' } as const
  return ctx.prisma.obligation.create({ data: { ...owed, title, dueOn: new Date(day), ...parts } })
}

async function shown(show: Parameters<typeof listAgenda>[1]['show'] = 'all') {
  const days = await listAgenda(reader, { ...month, show })
  expect(days.map(({ day }) => day)).toEqual(
    Array.from({ length: 30 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`),
  )
  return days.flatMap(({ day, owed, dates }) => [
    ...owed.map(({ title, band, isMine }) => `${day.slice(8)} ${title} ${band}${isMine ? ' mine' : ''}`),
    ...dates.map(({ kind, displayName }) => `${day.slice(8)} ${kind} ${displayName}`),
  ])
}

test('what is open stands on the day on which it is due, with the place where it is settled', async () => {
  await owe('overdue', '2026-11-01')
  await owe('mine', '2026-11-30', { ownerId: reader.actor.id })
  await owe('kept', '2026-11-12', { state: 'kept' })
  await owe('another month', '2026-12-01')
  expect(await shown()).toEqual(['01 overdue overdue', '30 mine soon mine'])
  expect(await shown('mine')).toEqual(['30 mine soon mine'])
  expect(await shown('dates')).toEqual([])
  const [first] = await listAgenda(reader, { ...month, show: 'obligations' })
  expect(first?.owed[0]).toMatchObject({ place: '/models/opus/report', model: { displayName: 'Opus' } })
})

test('the dates of models stand beside them: retirements, floors and deprecations', async () => {
  const day = new Date('2026-11-20')
  await makeModel(ctx.prisma, { displayName: 'Firm', retiresOn: day })
  await makeModel(ctx.prisma, { displayName: 'Floor', retiresOn: day, isRetirementTentative: true })
  await makeModel(ctx.prisma, {
    displayName: 'Past floor',
    retiresOn: day,
    isRetirementTentative: true,
    stage: 'retired',
  })
  await makeModel(ctx.prisma, { displayName: 'Leaving', deprecatedOn: day })
  const expected = ['20 retirement Firm', '20 floor Floor', '20 deprecation Leaving']
  expect(await shown()).toEqual(expected)
  expect(await shown('dates')).toEqual(expected)
  expect(await shown('obligations')).toEqual([])
})

test('a full day shows some and counts the rest, up to a limit', async () => {
  const owed = { modelId, owedTo: 'model', source: 'promise', kind: 'other', dueOn: new Date('2026-11-12') } as const
  await ctx.prisma.obligation.createMany({
    data: Array.from({ length: 205 }, (_, at) => ({ ...owed, title: `t${at}` })),
  })
  const day = (await listAgenda(reader, { ...month, show: 'all' })).find((one) => one.day === '2026-11-12')
  expect([day?.owed.length, day?.owedCount]).toEqual([3, 201])
})
