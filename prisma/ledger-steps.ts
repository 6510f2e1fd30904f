import type { Permission } from '@/lib/auth/permissions'
import { addEvidence } from '@/lib/evidence/commands'
import { addEvidenceInput } from '@/lib/evidence/schema'
import { parseList } from '@/lib/list-params'
import { moveObligation } from '@/lib/obligations/commands'
import { findObligation, listObligations } from '@/lib/obligations/queries'
import { obligationList } from '@/lib/obligations/schema'
import { actorWith, contextOf } from './factories'
import type { TestDatabase } from './testing'

export const steward = actorWith('steward')
export const leader = actorWith('leadership')

/** What a steward does about what is owed, and what a reader sees of it, for tests. */
export function ledgerSteps(ctx: TestDatabase) {
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

  return { as, reader, show, start, record, events, list }
}
