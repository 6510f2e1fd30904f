import { z } from 'zod'
import { attestItem, takeBack, waiveItem } from '@/lib/checklists/commands'
import {
  type AttestedItem,
  attestedItems,
  attestItemInput,
  type ChecklistItem,
  takeBackInput,
  type WaivableItem,
  waiveItemInput,
} from '@/lib/checklists/schema'
import type { Database } from '@/lib/db/client'
import { downsideKinds } from '@/lib/downsides/schema'
import { findModel } from '@/lib/models/queries'
import { type OperationName, operations } from '@/lib/operations'
import { neededKinds } from '@/lib/preservation/schema'
import { actorWith, callerOf, contextOf } from './factories'
import type { TestDatabase } from './testing'

export const steward = actorWith('steward')
export const leader = actorWith('leadership')
export const evidenceUrl = 'https://example.org/evidence'
export const due = {
  stage: 'deprecated',
  deprecatedOn: new Date('2025-06-30'),
  retiresOn: new Date('2026-01-05'),
} as const

/** What a steward and leadership do about the checklist of the only model, for tests. */
export function checklistSteps(ctx: TestDatabase) {
  function asSteward() {
    const permissions = [
      'checklist.attest',
      'checklist.retract',
      'downside.assess',
      'model.move',
      'model.read',
    ] as const
    return contextOf({ database: ctx.database, actor: steward }, ...permissions)
  }

  function asLeader() {
    return contextOf({ database: ctx.database, actor: leader }, 'checklist.waive', 'checklist.unwaive', 'model.read')
  }

  async function modelId(): Promise<string> {
    return (await ctx.prisma.model.findFirstOrThrow()).id
  }

  async function attest(version: number, item: AttestedItem, parts: object = {}) {
    const input = { modelId: await modelId(), version, item, note: 'It was done.', evidenceUrl, ...parts }
    return attestItem(asSteward(), attestItemInput.parse(input))
  }

  async function waive(version: number, item: WaivableItem) {
    const input = { modelId: await modelId(), version, item, reason: 'It cannot be had any more.' }
    return waiveItem(asLeader(), waiveItemInput.parse(input))
  }

  function back(move: 'retract' | 'unwaive', id: string, version: number) {
    const context = move === 'retract' ? asSteward() : asLeader()
    return takeBack(context, move, takeBackInput.parse({ id, version, reason: 'It was another.' }))
  }

  async function record(context: ReturnType<typeof asSteward> | ReturnType<typeof asLeader> = asSteward()) {
    const model = await findModel(context, await modelId())
    if (!model) throw new Error('The model is gone')
    return model
  }

  async function finding(item: ChecklistItem, context?: Parameters<typeof record>[0]) {
    const { checklist } = await record(context)
    return checklist.findings.find((candidate) => candidate.item === item)
  }

  return { asSteward, asLeader, modelId, attest, waive, back, record, finding }
}

/**
 * Settles everything that stands in the way of a model's retirement but its dates, through the operations and as a
 * steward would; answers the version that the model has then.
 */
export async function settleChecklist(database: Database, modelId: string): Promise<number> {
  const steward = callerOf({ database, actor: actorWith('steward') })
  let { version } = await database.prisma.model.findUniqueOrThrow({ where: { id: modelId } })
  const step = async (name: OperationName, input: object): Promise<string> => {
    const result = await operations[name].execute(steward, name, { version, ...input })
    if (!result.ok) throw new Error(`${name} was refused: ${result.code}`)
    const { id, version: next } = settled.parse(result.value)
    version = next ?? version
    return id
  }
  for (const [name, input] of settlingSteps()) await step(name, { modelId, ...input })
  for (const [at, kind] of neededKinds.entries()) {
    const sha256 = String(at).repeat(64)
    const artifactId = await step('artifact.add', { modelId, kind, label: kind, sha256, bytes: 1 })
    for (const region of ['North', 'South']) {
      const place = { region, disasterZone: region, medium: 'disk', custodian: 'Test' }
      const copyId = await step('copy.add', { artifactId, ...place })
      await step('fixityCheck.record', { copyId, observed: sha256 })
    }
  }
  await step('report.file', { modelId })
  return version
}

/** Checks of copies are recorded without a version. */
const settled = z.object({ id: z.string(), version: z.number().optional() })

function settlingSteps(): readonly (readonly [OperationName, object])[] {
  const evidence = { note: 'Made for a test.', evidenceUrl: 'https://example.org/evidence' }
  const window = { surface: 'Test API', mode: 'byRequest', decision: 'It stays by request.', reason: 'For a test.' }
  return [
    ...downsideKinds.map((kind) => ['downside.assess', { kind, severity: 'low', text: 'Made for a test.' }] as const),
    ...attestedItems.map((item) => ['checklist.attest', { item, ...evidence }] as const),
    ['availability.open', window] as const,
  ]
}
