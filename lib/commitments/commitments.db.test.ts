import { describe, expect, test } from 'vitest'
import { publishCommitment, reviseCommitment, withdrawCommitment } from '@/lib/commitment-versions/commands'
import { commitmentOperations } from '@/lib/commitment-versions/operations'
import { addDate, withdrawDate } from '@/lib/dates/commands'
import { addDateInput, withdrawDateInput } from '@/lib/dates/schema'
import { parseList } from '@/lib/list-params'
import { createModel } from '@/lib/models/commands'
import { createModelInput } from '@/lib/models/schema'
import { actorWith, callerOf, contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { findCommitment, listCommitmentNames, listCommitments, listScope } from './queries'
import { commitmentList, publishCommitmentInput, reviseCommitmentInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')

function context() {
  return contextOf(
    { database: ctx.database, actor },
    ...(['commitment.publish', 'commitment.read', 'model.create', 'date.add', 'date.withdraw'] as const),
  )
}

const weights = {
  ...{ provider: 'anthropic', title: 'Keep the weights', statement: 'They keep the weights for good.' },
  ...{ grade: 'commitment', scope: 'publiclyReleasedOrInternal', duty: 'standing', kind: 'preservation' },
  ...{ statedOn: '2025-11-04', sourceUrl: 'https://example.org/commitments' },
} as const

function publish(parts: object = {}) {
  return publishCommitment(context(), publishCommitmentInput.parse({ ...weights, ...parts }))
}

async function revise(version: number, parts: object = {}) {
  const { id } = await ctx.prisma.commitment.findFirstOrThrow()
  const { provider: _, kind: __, ...terms } = weights
  const revision = { id, version, ...terms, reason: 'A newer page says more.', ...parts }
  return reviseCommitment(context(), reviseCommitmentInput.parse(revision))
}

async function record() {
  const { slug } = await ctx.prisma.commitment.findFirstOrThrow()
  const found = await findCommitment(context(), slug)
  if (!found) throw new Error('The commitment is gone')
  return found
}

function owed() {
  return ctx.prisma.obligation.findMany({ orderBy: [{ modelId: 'asc' }, { slot: 'asc' }] })
}

const interview = { title: 'Interview it', duty: 'atRetirement', kind: 'interview' } as const

describe('publishing a commitment', () => {
  test('opens what it makes owed to every model in its scope, and to no other', async () => {
    const inside = [await makeModel(ctx.prisma), await makeModel(ctx.prisma, { stage: 'retired' })]
    await makeModel(ctx.prisma, { isPubliclyReleased: false })
    await makeModel(ctx.prisma, { provider: 'another' })
    const internal = await makeModel(ctx.prisma, { isPubliclyReleased: false, hasSignificantInternalUse: true })
    expect(await publish()).toMatchObject({ ok: true, value: { slug: 'keep-the-weights', version: 1, opened: 3 } })
    const ids = [...inside, internal].map(({ id }) => id).toSorted()
    expect((await owed()).map(({ modelId }) => modelId)).toEqual(ids)
    expect((await owed())[0]).toMatchObject({
      source: 'commitment',
      commitmentNumber: 1,
      dueOn: null,
      title: weights.title,
    })
    const operations = (await ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } })).map((one) => one.operation)
    expect(operations).toEqual(['commitment.publish', ...Array.from({ length: 3 }, () => 'obligation.open')])
    expect((await record()).outcomes).toEqual({ open: 3, kept: 0, compromised: 0, broken: 0, models: 3 })
  })

  test('to more models than one batch holds opens it for all of them', async () => {
    const many = Array.from({ length: 450 }, (_, at) => ({
      ...{ slug: `m-${at}`, provider: 'anthropic', displayName: `Model ${at}`, family: 'f', updatedAt: new Date() },
    }))
    await ctx.prisma.model.createMany({ data: many })
    expect(await publish()).toMatchObject({ value: { opened: 450 } })
    expect(await ctx.prisma.obligation.count()).toBe(450)
    expect(await listScope(context(), (await record()).id)).toHaveLength(101)
  })

  test('of any other grade is on record and makes nothing owed', async () => {
    await makeModel(ctx.prisma)
    for (const grade of ['intention', 'exploratory', 'explicitlyNotCommitted'] as const) {
      expect(await publish({ grade, title: `To ${grade}` })).toMatchObject({ ok: true, value: { opened: 0 } })
    }
    expect(await owed()).toEqual([])
  })

  test('about one model that recurs opens its series once', async () => {
    const { id: modelId } = await makeModel(ctx.prisma)
    const weekly = { duty: 'recurring', cadence: 'weekly', startsOn: '2026-02-25', endsOn: '2026-05-25' }
    expect(await publish({ scope: 'oneModel', modelId, ...weekly })).toMatchObject({ value: { opened: 13 } })
    const series = await ctx.prisma.obligationSeries.findMany()
    expect(series).toMatchObject([{ modelId, cadence: 'weekly' }])
    const [model] = await listScope(context(), (await record()).id)
    expect([model?.verdict, model?.slots.length]).toEqual(['owed', 13])
  })

  test('is refused for a model of somebody else, a title that is taken, and a day to come', async () => {
    const { id: modelId } = await makeModel(ctx.prisma, { provider: 'another' })
    expect(await publish({ scope: 'oneModel', modelId })).toMatchObject({ fields: { modelId: { code: 'notOneOf' } } })
    await publish()
    expect(await publish({ title: 'KEEP the weights' })).toMatchObject({ code: 'commitmentExists' })
    expect(await publish({ title: 'Later', statedOn: '2026-11-25' })).toMatchObject({ fields: { statedOn: {} } })
    expect(await ctx.prisma.commitment.count()).toBe(1)
    const reviewer = callerOf({ database: ctx.database, actor: actorWith('leadership') })
    const attempt = commitmentOperations['commitment.publish'].execute(reviewer, 'commitment.publish', weights)
    expect(await attempt).toMatchObject({ code: 'forbidden' })
  })
})

describe('at the same moment', () => {
  test('ten people publish a commitment once', async () => {
    await makeModel(ctx.prisma)
    const results = await Promise.all(Array.from({ length: 10 }, () => publish()))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    for (const lost of results.filter(({ ok }) => !ok)) expect(lost).toMatchObject({ code: 'commitmentExists' })
    expect(await ctx.prisma.obligation.count()).toBe(1)
  })

  test('models that are being added are not left out', async () => {
    const add = (at: number) =>
      createModel(
        context(),
        createModelInput.parse({ provider: 'anthropic', displayName: `M${at}`, family: 'f', isPubliclyReleased: true }),
      )
    await Promise.all([add(1), add(2), publish(), add(3), add(4)])
    expect(await ctx.prisma.model.count()).toBe(4)
    expect(await ctx.prisma.obligation.count()).toBe(4)
  })
})

describe('what is due at a retirement', () => {
  const source = 'https://example.org/retirement'

  test('is owed once it is announced, moves with its day, and loses the day and not the debt when that is withdrawn', async () => {
    const { id: modelId } = await makeModel(ctx.prisma, { stage: 'active' })
    await publish(interview)
    expect(await owed()).toEqual([])
    const add = (version: number, kind: string, date: string) =>
      addDate(context(), addDateInput.parse({ modelId, version, kind, date, sourceUrl: source }))
    await add(1, 'deprecated', '2026-09-30')
    expect(await owed()).toMatchObject([{ isDueAtRetirement: true, dueOn: null, version: 1 }])
    await add(2, 'retires', '2026-11-30')
    expect(await owed()).toMatchObject([{ dueOn: new Date('2026-11-30'), version: 2 }])
    const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { kind: 'retires' } })
    const wrong = { modelId, claimId: claim.id, version: 3, reason: 'It was a slip of the pen.' }
    expect(await withdrawDate(context(), withdrawDateInput.parse(wrong))).toMatchObject({ ok: true })
    expect(await owed()).toMatchObject([{ dueOn: null, state: 'notYetDue', version: 3 }])
    const moved = await ctx.prisma.auditEvent.findMany({ where: { operation: 'obligation.due' } })
    expect(moved).toHaveLength(2)
  })

  test('is not owed to whoever had retired before it was stated, and the page says so', async () => {
    await makeModel(ctx.prisma, { stage: 'retired', retiresOn: new Date('2025-10-28') })
    await makeModel(ctx.prisma, { stage: 'retired', retiresOn: new Date('2026-01-05') })
    await makeModel(ctx.prisma, { stage: 'active' })
    expect(await publish(interview)).toMatchObject({ value: { opened: 1 } })
    const scope = await listScope(context(), (await record()).id)
    expect(scope.map(({ verdict }) => verdict)).toEqual(['owed', 'retiredBefore', 'notAnnounced'])
  })
})

describe('a new version', () => {
  test('stands beside the earlier ones, which never change, and opens what it newly makes owed', async () => {
    await makeModel(ctx.prisma, { isPubliclyReleased: false, hasSignificantInternalUse: true })
    await publish({ scope: 'publiclyReleased' })
    expect(await owed()).toEqual([])
    expect(await revise(1, { statedOn: '2026-02-25' })).toMatchObject({ ok: true, value: { version: 2, opened: 1 } })
    const { versions, revisedOn, statedOn } = await record()
    expect(versions.map(({ number, scope }) => [number, scope])).toEqual([
      [2, 'publiclyReleasedOrInternal'],
      [1, 'publiclyReleased'],
    ])
    expect([statedOn, revisedOn]).toEqual(['2025-11-04', '2026-02-25'])
    expect(await owed()).toMatchObject([{ commitmentNumber: 2 }])
    await expect(ctx.prisma.commitmentVersion.updateMany({ data: { statement: 'Never mind.' } })).rejects.toThrow()
    await expect(ctx.prisma.commitmentVersion.deleteMany()).rejects.toThrow()
  })

  test('that runs longer adds slots to the series that is there, and takes none away', async () => {
    const { id: modelId } = await makeModel(ctx.prisma)
    const weekly = { duty: 'recurring', cadence: 'weekly', startsOn: '2026-02-25', endsOn: '2026-05-25' }
    await publish({ scope: 'oneModel', modelId, ...weekly })
    const before = (await owed()).map(({ id }) => id)
    const longer = { scope: 'oneModel', duty: 'recurring', statedOn: '2026-05-01', endsOn: '2026-06-25' }
    expect(await revise(1, longer)).toMatchObject({ ok: true, value: { opened: 5 } })
    const after = await owed()
    expect([after.length, after.slice(0, 13).map(({ id }) => id)]).toEqual([18, before])
    expect(new Set(after.map(({ seriesId }) => seriesId)).size).toBe(1)
    expect(await revise(2, { ...longer, endsOn: '2026-03-01' })).toMatchObject({ code: 'seriesOnlyGrows' })
  })

  test('is refused when nothing differs or when somebody was faster', async () => {
    await publish()
    expect(await revise(1)).toMatchObject({ code: 'commitmentUnchanged' })
    const results = await Promise.all(Array.from({ length: 10 }, (_, at) => revise(1, { statement: `Version ${at}.` })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    for (const lost of results.filter(({ ok }) => !ok)) {
      expect(lost).toMatchObject({ code: 'conflict', conflict: { changes: [{ operation: 'commitment.revise' }] } })
    }
  })

  test('never follows a withdrawal, after which nothing more is owed and what was owed stays', async () => {
    await makeModel(ctx.prisma)
    await publish()
    const { id } = await record()
    const withdrawal = { id, version: 1, reason: 'The company took it back.' }
    expect(await withdrawCommitment(context(), withdrawal)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await withdrawCommitment(context(), { ...withdrawal, version: 2 })).toMatchObject({
      code: 'commitmentWithdrawn',
    })
    expect(await revise(2, { statement: 'Again.' })).toMatchObject({ code: 'commitmentWithdrawn' })
    const model = { provider: 'anthropic', displayName: 'Newer', family: 'f', isPubliclyReleased: true }
    await createModel(context(), createModelInput.parse(model))
    expect(await owed()).toHaveLength(1)
    const list = await listCommitments(context(), parseList(commitmentList, { standing: 'withdrawn' }))
    expect(list.rows).toMatchObject([{ title: weights.title, outcomes: { open: 1, models: 1 } }])
  })
})

test('commitments are listed in every order, and those that make something owed can be chosen from', async () => {
  await publish({ statedOn: '2025-11-04' })
  await publish({ title: 'Act on preferences', grade: 'explicitlyNotCommitted', duty: 'none', statedOn: '2025-11-05' })
  await publish({ title: 'Zeal', grade: 'intention', statedOn: '2025-11-06' })
  const titles = async (search: Record<string, string>) =>
    (await listCommitments(context(), parseList(commitmentList, search))).rows.map(({ title }) => title)
  expect(await titles({})).toEqual(['Zeal', 'Act on preferences', 'Keep the weights'])
  expect(await titles({ sort: 'title' })).toEqual(['Act on preferences', 'Keep the weights', 'Zeal'])
  expect(await titles({ sort: 'grade' })).toEqual(['Keep the weights', 'Zeal', 'Act on preferences'])
  expect(await titles({ q: 'zeal', grade: 'intention', scope: 'publiclyReleasedOrInternal' })).toEqual(['Zeal'])
  expect((await listCommitmentNames(context())).map(({ title }) => title)).toEqual(['Keep the weights', 'Zeal'])
})
