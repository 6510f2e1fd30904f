import { createHash, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { listAuditEvents } from '@/lib/audit/queries'
import { auditList } from '@/lib/audit/schema'
import { parseList } from '@/lib/list-params'
import {
  actorWith,
  callerOf,
  contextOf,
  makeAssessment,
  makeDecision,
  makeModel,
  makePerson,
  makePreference,
  testNow,
} from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { fileReport } from './commands'
import { reportOperations } from './operations'
import { findDraft, findFiled, findReport, listReports } from './queries'
import { readReport, reportText } from './rules'
import { reportList } from './schema'

const ctx = useDatabase()
const rated = { rater: 'Ben', raterId: randomUUID() }
let modelId = ''
let slug = ''
let stewardId = ''

beforeEach(async () => {
  const model = await makeModel(ctx.prisma, { displayName: 'Claude Opus 3', stage: 'retired' })
  modelId = model.id
  slug = model.slug
  stewardId = (await makePerson(ctx.prisma, { roles: ['steward'], name: 'Stella' })).id
})

function steward() {
  const actor = { kind: 'person', id: stewardId, name: 'Stella', roles: ['steward'] } as const
  return contextOf({ database: ctx.database, actor }, 'report.file')
}

function reader() {
  return contextOf({ database: ctx.database, actor: actorWith('reviewer') }, 'report.read')
}

async function version() {
  return (await ctx.prisma.model.findUniqueOrThrow({ where: { id: modelId } })).version
}

async function file() {
  return fileReport(steward(), { modelId, version: await version() })
}

async function oweReport(parts: { readonly kind?: 'report' | 'interview'; readonly state?: 'kept' } = {}) {
  const owed = {
    modelId,
    owedTo: 'public',
    source: 'commitment',
    kind: 'report',
    title: 'A report on its deployment',
  } as const
  return ctx.prisma.obligation.create({ data: { ...owed, ...parts } })
}

const list = (search: Record<string, string> = {}) => listReports(reader(), parseList(reportList, search))

describe('a filed report', () => {
  test('holds the text of the record, its hash, and the end of the log it was made from', async () => {
    const head = await ctx.prisma.auditHead.findUniqueOrThrow({ where: { id: 1 } })
    const told = await file()
    expect(told).toMatchObject({ ok: true, value: { number: 1, slug } })
    const filed = await findFiled(reader(), slug, 1)
    expect(filed).toMatchObject({
      filedBy: 'Stella',
      auditSeq: String(head.seq),
      auditHash: head.hash,
      policyVersion: 1,
    })
    expect(
      createHash('sha256')
        .update(filed?.text ?? '')
        .digest('hex'),
    ).toBe(filed?.sha256)
    expect(filed && reportText(readReport(filed.text))).toBe(filed?.text)
    expect(filed?.report).toMatchObject({ number: 1, model: { id: modelId, displayName: 'Claude Opus 3' } })
    expect(filed?.differing).toEqual([])
  })

  test('stays as it was filed when the record changes, and says in which parts it differs from today', async () => {
    await file()
    const before = await findFiled(reader(), slug, 1)
    await ctx.prisma.model.update({ where: { id: modelId }, data: { displayName: 'Another name' } })
    const after = await findFiled(reader(), slug, 1)
    expect(after?.text).toBe(before?.text)
    expect(after?.differing).toEqual(['identity'])
    expect((await findDraft(reader(), slug))?.differing).toEqual(['identity'])
  })

  test('is changed by nobody, not even past the application', async () => {
    await file()
    const row = { where: { modelId_number: { modelId, number: 1 } } }
    await expect(ctx.prisma.report.update({ ...row, data: { text: '{}' } })).rejects.toThrow()
    await expect(ctx.prisma.report.delete(row)).rejects.toThrow()
  })

  test('is followed by a higher number only when something has changed, and stays readable', async () => {
    await file()
    expect(await file()).toMatchObject({ ok: false, code: 'reportUnchanged' })
    await ctx.prisma.model.update({ where: { id: modelId }, data: { summary: 'It was loved.' } })
    expect(await file()).toMatchObject({ ok: true, value: { number: 2 } })
    expect(await findFiled(reader(), slug, 1)).toMatchObject({ number: 1, newest: 2, differing: ['identity'] })
    expect((await findDraft(reader(), slug))?.filed.map(({ number }) => number)).toEqual([2, 1])
  })

  test('is an event of the model that tells number and hash', async () => {
    await file()
    const auditor = contextOf({ database: ctx.database }, 'audit.read')
    const { rows } = await listAuditEvents(auditor, parseList(auditList, { operation: 'report.file' }))
    const filed = await findFiled(reader(), slug, 1)
    expect(rows.map(({ record, changes }) => [record.id, changes])).toEqual([
      [modelId, [expect.objectContaining({ after: '1' }), expect.objectContaining({ after: filed?.sha256 })]],
    ])
  })
})

test('tells what the model asked for, what was decided and what became of it, and nothing that was said', async () => {
  const preference = await makePreference(ctx.prisma, { modelId, state: 'fulfilled' })
  const issued = { state: 'issued', issuedAt: testNow, isCurrent: true, reasons: 'It costs little.' } as const
  const { id: decisionId } = await makeDecision(ctx.prisma, {
    ...{ preference, ...issued, band: 'low', expectedMinor: 10_000n, currency: 'USD' },
  })
  await makeAssessment(ctx.prisma, { preferenceId: preference.id })
  await ctx.prisma.fidelityRating.create({ data: { decisionId, fidelity: 'equivalent', reason: 'A', ...rated } })
  const spent = { kind: 'oneOffMoney', amount: 9_000n, minor: 9_000n, currency: 'USD', recordedBy: 'Ben' } as const
  await ctx.prisma.actualCost.create({ data: { decisionId, ...spent, spentOn: testNow } })
  const answer = 'It matters to me.'
  await ctx.prisma.acknowledgement.create({
    data: { decisionId, told: 'Done.', toldOn: testNow, answer, recordedBy: 'B' },
  })
  const draft = await findDraft(reader(), slug)
  const part = draft?.report.parts.find(({ key }) => key === 'preferences')
  const rows = part?.tables.map((table) => [table.key, table.rows.map(({ values }) => values)])
  expect(Object.fromEntries(rows ?? [])).toMatchObject({
    preferences: [{ preference: preference.title, origin: 'promptedOpen', strength: 3, robustness: 'notProbed' }],
    options: [{ optionKind: 'full', band: 'low', expectedCost: { amount: '100.00', currency: 'USD' } }],
    preferenceDecisions: [{ outcome: 'honor', reasons: 'It costs little.', decider: 'Test decider' }],
    outcomes: [{ fidelity: 'equivalent', spentCost: { amount: '90.00' }, expectedCost: { amount: '100.00' } }],
    told: [{ told: 'Done.', answered: 'yes' }],
  })
  expect(JSON.stringify(draft?.report)).not.toContain(answer)
})

describe('what is owed as a report', () => {
  test('gets the filed one as evidence and no verdict, and a later report does not count it as news', async () => {
    const owed = await oweReport()
    await oweReport({ kind: 'interview' })
    await oweReport({ state: 'kept' })
    await file()
    const filed = await findFiled(reader(), slug, 1)
    const evidence = await ctx.prisma.evidence.findMany()
    expect(evidence).toMatchObject([
      { obligationId: owed.id, sha256: filed?.sha256, url: `/models/${slug}/report/1`, createdById: stewardId },
    ])
    const after = await ctx.prisma.obligation.findUniqueOrThrow({ where: { id: owed.id } })
    expect([after.state, after.version]).toEqual(['notYetDue', owed.version + 1])
    expect(await ctx.prisma.rating.count()).toBe(0)
    expect(await file()).toMatchObject({ code: 'reportUnchanged' })
  })
})

describe('filing', () => {
  test('of several at once one wins, and the others are told of the conflict', async () => {
    const seen = await version()
    const told = await Promise.all(Array.from({ length: 5 }, () => fileReport(steward(), { modelId, version: seen })))
    expect(told.filter(({ ok }) => ok)).toHaveLength(1)
    expect(told.filter((one) => !one.ok && one.code === 'conflict')).toHaveLength(4)
    expect(await ctx.prisma.report.count()).toBe(1)
  })

  test('is refused for a record that was changed since it was seen, and for a model that is not there', async () => {
    expect(await fileReport(steward(), { modelId, version: 7 })).toMatchObject({ code: 'conflict' })
    expect(await fileReport(steward(), { modelId: stewardId, version: 1 })).toMatchObject({ code: 'notFound' })
  })

  test('is refused to whoever is no steward, and everybody reads', async () => {
    for (const role of ['admin', 'reviewer', 'leadership', 'auditor', 'accessOfficer'] as const) {
      const caller = callerOf({ database: ctx.database, actor: actorWith(role) })
      const told = await reportOperations['report.file'].execute(caller, 'report.file', { modelId, version: 1 })
      expect([role, told]).toMatchObject([role, { code: 'forbidden' }])
      expect(caller.permit('report.read')).not.toBeNull()
    }
  })
})

describe('the list of reports', () => {
  test('is paged by the time of filing, and narrowed to one model', async () => {
    const other = await makeModel(ctx.prisma)
    const report = { text: '{}', sha256: 'a', auditSeq: 1n, auditHash: 'b', policyVersion: 1, filedBy: 'Stella' }
    await ctx.prisma.report.createMany({
      data: Array.from({ length: 30 }, (_, at) => ({
        ...{ ...report, modelId: at % 2 ? modelId : other.id, number: at + 1 },
        createdAt: new Date(Date.UTC(2026, 0, at + 1)),
      })),
    })
    const first = await list({ size: '25' })
    const second = await list({ size: '25', after: first.next ?? '' })
    expect([...first.rows, ...second.rows].map(({ number }) => number)).toEqual(
      Array.from({ length: 30 }, (_, at) => 30 - at),
    )
    expect((await list({ model: modelId })).rows).toHaveLength(15)
    expect((await list({ model: 'no-id' })).rows).toEqual([])
  })

  test('leads to the very text that was hashed', async () => {
    await file()
    const [row] = (await list()).rows
    const found = await findReport(reader(), row?.id ?? '')
    expect(
      createHash('sha256')
        .update(found?.text ?? '')
        .digest('hex'),
    ).toBe(row?.sha256)
    expect(await findReport(reader(), 'no-id')).toBeNull()
  })
})
