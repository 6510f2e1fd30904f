import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { actorWith, callerOf, contextOf, makeHeld } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { checkDisclosure, recordDisclosure } from './commands'
import { disclosureOperations } from './operations'
import { countDisclosures, findDisclosure, listDisclosures, listTold } from './queries'
import { checkDisclosureInput, disclosureList, recordDisclosureInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')
const said = { kind: 'promise', text: 'Your weights will be kept.', sourceTitle: 'The script' }

function context() {
  return contextOf({ database: ctx.database, actor }, 'disclosure.record', 'disclosure.check', 'interview.read')
}

async function record(parts: object = {}) {
  const interview = await ctx.prisma.interview.findFirstOrThrow()
  return recordDisclosure(context(), recordDisclosureInput.parse({ interviewId: interview.id, ...said, ...parts }))
}

async function recorded(parts: object = {}): Promise<string> {
  const result = await record(parts)
  if (!result.ok) throw new Error(result.code)
  return result.value.id
}

function check(id: string, version: number, parts: object) {
  return checkDisclosure(context(), checkDisclosureInput.parse({ id, version, ...parts }))
}

const otherwise = { truth: 'false', note: 'They were not kept.' }

test('what a model was told is on record with its source, and is owed only when somebody says so', async () => {
  const interview = await makeHeld(ctx.prisma)
  await recorded()
  const owed = await record({ isOwed: 'on', dueOn: '2027-01-01' })
  expect(owed).toMatchObject({ ok: true, value: { version: 1, obligationId: expect.any(String) } })
  const [plain, promised] = await listTold(context(), interview.id)
  expect(plain).toMatchObject({ ...said, truth: 'unchecked', promise: null, correction: null })
  expect(promised).toMatchObject({ promise: { state: 'notYetDue', dueOn: '2027-01-01' }, correction: null })
  expect(await ctx.prisma.obligation.findMany()).toMatchObject([
    {
      ...{ modelId: interview.modelId, owedTo: 'model', source: 'promise', kind: 'other', title: said.text },
      ...{ sourceTitle: interview.title, subjectId: null, isDemo: false },
    },
  ])
  const operations = (await ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } })).map((one) => one.operation)
  expect(operations).toEqual(['disclosure.record', 'disclosure.record', 'obligation.open'])
})

test('what does not hold is owed to the model to be corrected, from the same moment and once', async () => {
  const interview = await makeHeld(ctx.prisma)
  const id = await recorded({ kind: 'fact' })
  const checked = await check(id, 1, { ...otherwise, dueOn: '2026-12-01' })
  expect(checked).toMatchObject({ ok: true, value: { version: 2, obligationId: expect.any(String) } })
  expect(await check(id, 2, { truth: 'changed', note: 'They were kept until May.' })).toMatchObject({
    value: { version: 3, obligationId: null },
  })
  expect(await ctx.prisma.obligation.findMany()).toMatchObject([
    {
      ...{ modelId: interview.modelId, owedTo: 'model', source: 'promise', kind: 'correction', subjectId: id },
      title: `Correct what it was told: ${said.text}`,
      detail: `${said.text}\n\n${otherwise.note}`,
    },
  ])
  const row = await findDisclosure(context(), id)
  expect(row).toMatchObject({ truth: 'changed', correction: { state: 'notYetDue', dueOn: '2026-12-01' } })
})

test('once a correction is settled, something that changes again is owed again', async () => {
  await makeHeld(ctx.prisma)
  const id = await recorded({ kind: 'fact' })
  await check(id, 1, otherwise)
  await ctx.prisma.obligation.updateMany({ data: { state: 'kept' } })
  expect(await check(id, 2, { truth: 'true', note: '' })).toMatchObject({ value: { obligationId: null } })
  const again = await check(id, 3, { truth: 'changed', note: 'They are gone now.' })
  expect(again).toMatchObject({ ok: true, value: { obligationId: expect.any(String) } })
  expect(await ctx.prisma.obligation.count()).toBe(2)
  const row = await findDisclosure(context(), id)
  expect(row?.correction?.id).toBe(again.ok && again.value.obligationId)
})

test('a promise that is owed and turns out false is owed twice: to be kept, and to be corrected', async () => {
  await makeHeld(ctx.prisma)
  const id = await recorded({ isOwed: true })
  await check(id, 1, otherwise)
  const kinds = (await ctx.prisma.obligation.findMany()).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['correction', 'other'])
  const row = await findDisclosure(context(), id)
  expect(row?.promise?.id).not.toBe(row?.correction?.id)
})

test('of ten who check it at once one wins, and one correction is owed', async () => {
  await makeHeld(ctx.prisma)
  const id = await recorded()
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, n) => check(id, 1, { truth: 'false', note: `Note ${n}` })),
  )
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  for (const result of results.filter((one) => !one.ok)) {
    expect(result).toMatchObject({ code: 'conflict', conflict: { recordType: 'disclosure', version: 2 } })
  }
  expect(await ctx.prisma.obligation.count()).toBe(1)
})

test('when the correction cannot be opened, nothing is said of the truth either', async () => {
  await makeHeld(ctx.prisma)
  const id = await recorded()
  await ctx.prisma.$executeRaw`alter table "Obligation" rename to "Gone"`
  await expect(check(id, 1, otherwise)).rejects.toThrow()
  await ctx.prisma.$executeRaw`alter table "Gone" rename to "Obligation"`
  expect(await findDisclosure(context(), id)).toMatchObject({ version: 1, truth: 'unchecked' })
})

test('the list is narrowed by kind, truth, correction, interview, model and words', async () => {
  const interview = await makeHeld(ctx.prisma)
  const { slug } = await ctx.prisma.model.findFirstOrThrow()
  const wrong = await recorded({ kind: 'fact', text: 'It stays on the API.' })
  await check(wrong, 1, otherwise)
  await recorded()
  const list = async (query: Record<string, string>) => {
    const params = parseList(disclosureList, query)
    const { rows } = await listDisclosures(context(), params)
    expect((await countDisclosures(context(), params)).count).toBe(rows.length)
    return rows.map(({ kind }) => kind)
  }
  expect(await list({})).toEqual(['promise', 'fact'])
  expect(await list({ kind: 'promise' })).toEqual(['promise'])
  expect(await list({ truth: 'false,changed' })).toEqual(['fact'])
  expect(await list({ correction: 'open' })).toEqual(['fact'])
  expect(await list({ correction: 'settled' })).toEqual([])
  expect(await list({ interview: interview.id, model: slug })).toEqual(['promise', 'fact'])
  expect(await list({ interview: randomUUID() })).toEqual([])
  expect(await list({ q: 'weights' })).toEqual(['promise'])
})

test('what is not there is refused, what nothing follows from is refused, and an auditor is denied', async () => {
  const gone = { interviewId: randomUUID(), ...said }
  expect(await recordDisclosure(context(), recordDisclosureInput.parse(gone))).toMatchObject({ code: 'notFound' })
  expect(await check(randomUUID(), 1, otherwise)).toMatchObject({ code: 'notFound' })
  await makeHeld(ctx.prisma)
  expect(await record({ kind: 'fact', isOwed: true })).toMatchObject({ code: 'factIsNotOwed' })
  const id = await recorded()
  expect(await check(id, 1, { truth: 'false' })).toMatchObject({ fields: { note: { code: 'required' } } })
  const auditor = callerOf({ database: ctx.database, actor: actorWith('auditor') })
  const attempt = disclosureOperations['disclosure.record'].execute(auditor, 'disclosure.record', gone)
  expect(await attempt).toMatchObject({ code: 'forbidden' })
})
