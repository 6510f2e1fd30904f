import { findModel } from '@/lib/models/queries'
import { actorWith, contextOf } from './factories'
import { attestItem, takeBack, waiveItem } from '@/lib/checklists/commands'
import {
  type AttestedItem,
  attestItemInput,
  type ChecklistItem,
  takeBackInput,
  type WaivableItem,
  waiveItemInput,
} from '@/lib/checklists/schema'
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
