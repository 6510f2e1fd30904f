import 'server-only'
import { calendarDate } from '@/lib/days'
import type { ReadClient } from '@/lib/db/read-client'
import { currentDownsides } from '@/lib/downsides/rules'
import { currencies } from '@/lib/money/schema'
import { type Schedule, standingOf } from '@/lib/preservation/rules'
import { levels } from '@/lib/preservation/schema'
import type {
  DemandFacts,
  DownsideFacts,
  KeepingFacts,
  OverrideFacts,
  SettlementFacts,
} from '@/lib/report-end-parts/schema'

/** Tables are read one after another: a transaction has one connection. */
export type EndReader = Pick<
  ReadClient,
  | ('preservation' | 'artifact' | 'copy' | 'fixityCheck' | 'restoreDrill')
  | ('downside' | 'demandSignal' | 'checklistSettlement' | 'retirementOverride' | 'person')
>

/** How one model is kept, as of the schedule's instant. */
export async function findKeeping(reader: EndReader, modelId: string, schedule: Schedule): Promise<KeepingFacts> {
  const kept = await reader.preservation.findUnique({ where: { modelId } })
  const artifacts = await reader.artifact.findMany({
    where: { modelId, withdrawnAt: null },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  })
  const copies = await listCopies(
    reader,
    artifacts.map(({ id }) => id),
  )
  const drills = await reader.restoreDrill.findMany({ where: { modelId }, orderBy: [{ heldOn: 'asc' }, { id: 'asc' }] })
  const restsOnAt = kept?.restsOnAt?.toISOString() ?? null
  const oldestCheckAt = kept?.oldestCheckAt?.toISOString() ?? null
  const levelIfFresh = levels.find((level) => level === kept?.levelIfFresh) ?? 0
  return {
    level: standingOf({ levelIfFresh, restsOnAt, oldestCheckAt, missing: [] }, schedule).level,
    artifacts: artifacts.map(({ id, kind, label, bytes, sha256, isDemo }) => ({
      ...{ kind, label, bytes: Number(bytes), sha256, isDemo },
      copies: copies.filter(({ artifactId }) => artifactId === id),
    })),
    drills: drills.map(({ heldOn, ...drill }) => ({ ...drill, heldOn: calendarDate(heldOn) })),
  }
}

async function listCopies(reader: EndReader, artifactIds: readonly string[]) {
  const copies = await reader.copy.findMany({
    where: { artifactId: { in: [...artifactIds] }, endedOn: null },
    orderBy: { id: 'asc' },
  })
  const checks = await reader.fixityCheck.findMany({
    where: { copyId: { in: copies.map(({ id }) => id) } },
    orderBy: [{ checkedAt: 'desc' }, { id: 'desc' }],
    distinct: ['copyId'],
    select: { copyId: true, result: true, checkedAt: true },
  })
  return copies.map(({ costMinor, costCurrency, ...copy }) => {
    const currency = currencies.find((known) => known === costCurrency)
    const check = checks.find(({ copyId }) => copyId === copy.id)
    return {
      ...copy,
      cost: costMinor !== null && currency ? { minor: costMinor, currency } : null,
      check: check ? { result: check.result, checkedAt: check.checkedAt.toISOString() } : null,
    }
  })
}

/** What stands about the downsides of its retirement. */
export async function listStandingDownsides(reader: EndReader, modelId: string): Promise<readonly DownsideFacts[]> {
  const downsides = await reader.downside.findMany({ where: { modelId }, orderBy: { modelVersion: 'desc' } })
  return currentDownsides(downsides).map(({ createdAt, ...downside }) => ({
    ...downside,
    statedOn: calendarDate(createdAt),
  }))
}

/** What shows who values it; what was withdrawn as a mistake is left out. */
export async function listStandingSignals(reader: EndReader, modelId: string): Promise<readonly DemandFacts[]> {
  const signals = await reader.demandSignal.findMany({
    where: { modelId, withdrawnAt: null },
    orderBy: [{ kind: 'asc' }, { observedOn: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
  })
  return signals.map(({ observedOn, ...signal }) => ({
    ...signal,
    observedOn: observedOn && calendarDate(observedOn),
  }))
}

/** Every word that was given on the checklist, in the order of time, with those that were taken back. */
export async function listSettlements(reader: EndReader, modelId: string): Promise<readonly SettlementFacts[]> {
  const words = await reader.checklistSettlement.findMany({ where: { modelId }, orderBy: { id: 'asc' } })
  const names = await namesOf(
    reader,
    words.map(({ createdById }) => createdById),
  )
  return words.map(({ createdById, createdAt, takenBackAt, ...word }) => ({
    ...word,
    by: names.get(createdById ?? '') ?? null,
    at: createdAt.toISOString(),
    takenBackOn: takenBackAt && calendarDate(takenBackAt),
  }))
}

/** Every override, in the order of time. */
export async function listOverrides(reader: EndReader, modelId: string): Promise<readonly OverrideFacts[]> {
  const overrides = await reader.retirementOverride.findMany({ where: { modelId }, orderBy: { id: 'asc' } })
  const names = await namesOf(
    reader,
    overrides.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById]),
  )
  return overrides.map(({ state, reason, proposedById, decidedById, createdAt, decidedNote }) => ({
    ...{ state, reason, decision: decidedNote },
    proposedBy: names.get(proposedById) ?? null,
    proposedAt: createdAt.toISOString(),
    decidedBy: names.get(decidedById ?? '') ?? null,
  }))
}

async function namesOf(reader: EndReader, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter((id) => id !== null)
  const people = await reader.person.findMany({ where: { id: { in: known } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}
