import { createHash } from 'node:crypto'
import type { ArtifactKind } from '@/lib/artifacts/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import type { CopyMedium } from '@/lib/copies/schema'
import { calendarDate, plusDays } from '@/lib/days'
import type { FixityResult } from '@/lib/fixity-checks/schema'
import { makeOwed } from '@/lib/owed/commands'
import { projectPreservation } from '@/lib/preservation/commands'

/*
 * No public source says where copies of any model are, how large they are or what they cost. All of this is made up: the
 * numbers are round so that nobody takes them for a fact, and every row is marked as demo.
 */

type DemoCopy = {
  readonly region: string
  readonly disasterZone: string
  readonly medium: CopyMedium
  readonly custodian: string
  readonly costMinor: bigint
  readonly result?: FixityResult
  readonly checkedDaysAgo: number
}

type DemoKeeping = {
  readonly apiId: string
  /** The copies of each of its artifacts. */
  readonly copies: readonly DemoCopy[]
  readonly drilledDaysAgo: number | null
}

const cascadia = {
  ...{ region: 'US West', disasterZone: 'Cascadia fault', medium: 'disk', custodian: 'Storage group' },
  ...{ costMinor: 20_000n, checkedDaysAgo: 12 },
} as const satisfies DemoCopy

const inland = { ...cascadia, disasterZone: 'Columbia basin', checkedDaysAgo: 20 } as const

const abroad = {
  ...{ region: 'Europe North', disasterZone: 'Baltic shield', medium: 'tape', custodian: 'Archive group' },
  ...{ costMinor: 5_000n, checkedDaysAgo: 33 },
} as const satisfies DemoCopy

const keepings: readonly DemoKeeping[] = [
  { apiId: 'claude-3-opus-20240229', copies: [cascadia, inland], drilledDaysAgo: 150 },
  {
    apiId: 'claude-3-sonnet-20240229',
    copies: [cascadia, inland, { ...abroad, result: 'failed', checkedDaysAgo: 3 }],
    drilledDaysAgo: null,
  },
  {
    apiId: 'claude-3-5-sonnet-20241022',
    copies: [cascadia, { ...inland, checkedDaysAgo: 118 }, { ...abroad, checkedDaysAgo: 104 }],
    drilledDaysAgo: 200,
  },
  { apiId: 'claude-2.1', copies: [cascadia, inland, abroad], drilledDaysAgo: 41 },
]

const artifacts = [
  { kind: 'weights', label: 'Weights', bytes: 1_000_000_000_000n, precision: 'bf16' },
  { kind: 'config', label: 'Configuration', bytes: 10_000n, precision: '' },
] as const satisfies readonly { kind: ArtifactKind; label: string; bytes: bigint; precision: string }[]

/** Puts on record how a few models are kept, where nothing is on record yet. */
export async function loadPreservation(context: Context<'model.update'>): Promise<void> {
  for (const keeping of keepings) {
    const model = await context.db.model.findFirst({
      where: { provider: 'anthropic', apiId: keeping.apiId, artifacts: { none: {} } },
      select: { id: true, version: true, displayName: true, stewardId: true },
    })
    if (!model) continue
    const result = await context.write(async (tx) => {
      const broken = await writeArtifacts(tx, context, { modelId: model.id, keeping })
      if (keeping.drilledDaysAgo !== null)
        await writeDrill(tx, context, { modelId: model.id, ago: keeping.drilledDaysAgo })
      await projectPreservation(tx, model.id)
      const record = { type: 'model', id: model.id, label: model.displayName, version: null }
      const changes = { artifacts: { before: 0, after: artifacts.length } }
      const owed = broken.map((copy) => repairOf(model, copy, context.now))
      return {
        value: null,
        events: [{ operation: 'demo.model', record, changes }, ...(await makeOwed(tx, context, owed))],
      }
    })
    if (!result.ok) throw new Error(`What is kept of ${model.displayName} could not be recorded: ${result.code}`)
  }
}

type BrokenCopy = { readonly id: string; readonly label: string; readonly region: string }

type Kept = { readonly modelId: string; readonly keeping: DemoKeeping }

/** Answers the copies whose check did not pass. */
async function writeArtifacts(tx: Transaction, context: Context<'model.update'>, { modelId, keeping }: Kept) {
  const made = { createdAt: context.now, isDemo: true }
  const broken: BrokenCopy[] = []
  for (const artifact of artifacts) {
    const sha256 = digestOf(`${keeping.apiId} ${artifact.kind}`)
    const { id: artifactId } = await tx.artifact.create({ data: { ...artifact, ...made, modelId, sha256 } })
    for (const { checkedDaysAgo, result = 'passed', ...place } of keeping.copies) {
      const isHit = result === 'passed' || artifact.kind === 'weights'
      const found = isHit ? result : 'passed'
      const cost = { costCurrency: 'USD', costMinor: artifact.kind === 'weights' ? place.costMinor : 100n }
      const { id } = await tx.copy.create({ data: { ...place, ...cost, ...made, artifactId } })
      const checkedAt = new Date(context.now.getTime() - checkedDaysAgo * 86_400_000)
      const observed = found === 'passed' ? sha256 : digestOf('another')
      const check = {
        copyId: id,
        expected: sha256,
        observed,
        result: found,
        checkedAt,
        reportedBy: 'Demo archive robot',
      }
      await tx.fixityCheck.create({ data: { ...check, ...made } })
      if (found !== 'passed') broken.push({ id, label: artifact.label, region: place.region })
    }
  }
  return broken
}

type Held = { readonly modelId: string; readonly ago: number }

async function writeDrill(tx: Transaction, context: Context<'model.update'>, { modelId, ago }: Held) {
  const heldOn = new Date(plusDays(calendarDate(context.now), -ago))
  const drill = { hardware: '8 demo accelerators', hoursToServe: 6, configMatches: true, result: 'passed' } as const
  const paid = { costMinor: 100_000n, costCurrency: 'USD' }
  const made = { createdAt: context.now, isDemo: true, reportedBy: 'Demo steward' }
  await tx.restoreDrill.create({ data: { modelId, heldOn, ...drill, ...paid, ...made } })
}

function repairOf(model: { readonly id: string; readonly stewardId: string | null }, copy: BrokenCopy, now: Date) {
  const owed = { source: 'failedCheck', kind: 'preservation', owedTo: 'model', isDemo: true } as const
  const title = `Repair or replace a copy: ${copy.label}, ${copy.region}`
  const about = { modelId: model.id, ownerId: model.stewardId, subjectId: copy.id }
  return { ...owed, ...about, title, dueOn: plusDays(calendarDate(now), 11) }
}

function digestOf(text: string): string {
  return createHash('sha256').update(`demo ${text}`).digest('hex')
}
