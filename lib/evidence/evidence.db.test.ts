import { describe, expect, test } from 'vitest'
import type { Permission } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { actorWith, contextOf, makeObligation, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { moveObligation } from '@/lib/obligations/commands'
import { findObligation, listObligations } from '@/lib/obligations/queries'
import { obligationList } from '@/lib/obligations/schema'
import { addEvidence } from './commands'
import { addEvidenceInput } from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')
const leader = actorWith('leadership')

function as<P extends Permission>(actor: typeof steward | typeof leader, ...permissions: readonly P[]) {
  return contextOf({ database: ctx.database, actor }, ...permissions)
}

function reader() {
  return contextOf({ database: ctx.database }, 'obligation.read')
}

function show(obligationId: string, version: number, parts: object = {}) {
  const stated = { url: 'https://example.org/letter', capturedOn: '2026-11-20', ...parts }
  const input = addEvidenceInput.parse({ obligationId, version, ...stated })
  return addEvidence(as(steward, 'evidence.add'), input)
}

function start(id: string, version: number) {
  return moveObligation(
    as(steward, 'obligation.move'),
    { move: 'start', to: 'inTheWorks' },
    { id, version, reason: '' },
  )
}

async function record(id: string) {
  const found = await findObligation(reader(), id)
  if (!found) throw new Error('The obligation is gone')
  return found
}

function events() {
  return ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } })
}

async function list(search: Record<string, string>) {
  const { rows } = await listObligations(reader(), parseList(obligationList, search))
  return rows.map(({ title }) => title)
}

describe('evidence', () => {
  test('is counted where it is added, and the same is not added twice', async () => {
    const { id } = await makeObligation(ctx.prisma, { dueOn: new Date('2026-11-01') })
    expect(await show(id, 1)).toMatchObject({ ok: true, value: { obligationId: id, version: 2 } })
    expect(await show(id, 2)).toMatchObject({ code: 'evidenceExists' })
    expect(await show(id, 2, { url: '', sha256: 'A'.repeat(64) })).toMatchObject({ ok: true })
    const { evidence, evidenceCount, isOverdue } = await record(id)
    expect([evidence.map(({ sha256 }) => sha256), evidenceCount, isOverdue]).toEqual([['', 'a'.repeat(64)], 2, false])
    expect(await list({ due: 'overdue' })).toEqual([])
    expect(await list({ due: 'unrated' })).toHaveLength(1)
    expect((await events()).map(({ operation }) => operation)).toEqual(['evidence.add', 'evidence.add'])
  })

  test('is refused to whoever saw an older version', async () => {
    await makePerson(ctx.prisma, { id: steward.id })
    const { id } = await makeObligation(ctx.prisma)
    await start(id, 1)
    const late = await show(id, 1)
    expect(late).toMatchObject({ code: 'conflict', conflict: { version: 2, changes: [{ by: steward.name }] } })
    expect(await ctx.prisma.evidence.count()).toBe(0)
  })
})
