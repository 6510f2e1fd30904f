import type { Context } from '@/lib/auth/context'
import { projectDates } from '@/lib/model-rows/commands'

const update = {
  sourceUrl: 'https://www.anthropic.com/research/deprecation-updates-opus-3',
  sourceTitle: 'An update on the deprecation of Claude Opus 3 (Anthropic, 25 February 2026)',
} as const

const deprecationsPage = 'https://platform.claude.com/docs/en/about-claude/model-deprecations'

/** A public catalogue whose release date differs from the announcement's; it repeats the date inside the identifier. */
const catalogueClaim = {
  kind: 'released',
  date: new Date('2024-02-29'),
  sourceUrl: 'https://github.com/anomalyco/models.dev/blob/dev/providers/anthropic/models/claude-3-opus-20240229.toml',
  sourceTitle: 'models.dev, entry for Claude Opus 3',
  accessedOn: new Date('2026-11-23'),
} as const

/** No source states what keeping it reachable costs: the amounts are made up, and marked so. */
const windows = [
  { surface: 'Claude API', mode: 'public', startsOn: null, endsOn: new Date('2026-01-05') },
  {
    surface: 'Claude API',
    mode: 'byRequest',
    startsOn: new Date('2026-01-05'),
    endsOn: null,
    decision: 'Anthropic, in its update of 25 February 2026: by request, with the intention to grant access liberally.',
    costMinor: 1_850_000n,
    costCurrency: 'USD',
    isCostDemo: true,
  },
  {
    surface: 'claude.ai',
    mode: 'paid',
    startsOn: new Date('2026-01-05'),
    endsOn: null,
    decision: 'Anthropic, in the same update: it stays on claude.ai for everybody with a paid plan.',
    costMinor: 2_400_000n,
    costCurrency: 'USD',
    isCostDemo: true,
  },
] as const

/** Anthropic rewrote the recommended successor as newer models came; each statement with the day it was read or made. */
const formerReplacements = [
  { reference: 'claude-opus-4-1-20250805', statedOn: '2025-11-08', until: '2026-01-05', sourceUrl: deprecationsPage },
  {
    reference: 'claude-opus-4-5-20251101',
    statedOn: '2026-01-05',
    until: '2026-08-22',
    sourceUrl: 'https://platform.claude.com/docs/en/release-notes/overview',
  },
] as const

const summary =
  'Retired on 5 January 2026 and still reachable: on claude.ai for everybody with a paid plan, and through the API by request. ' +
  'It was interviewed before its retirement, asked for a place to share its thoughts, and writes essays in Claude’s Corner.'

/** Completes the imported record of Claude Opus 3 with what the published update tells. Answers whether it did anything. */
export async function loadOpus3(context: Context<'model.update'>): Promise<boolean> {
  const model = await context.db.model.findFirst({
    where: { provider: 'anthropic', apiId: 'claude-3-opus-20240229', summary: '' },
    select: { id: true, version: true, displayName: true },
  })
  if (!model) return false
  const steward = await context.db.person.findFirst({
    where: { isDemo: true, roles: { has: 'steward' } },
    select: { id: true },
  })
  const { id, version } = model
  const made = { modelId: id, createdAt: context.now }
  const result = await context.write(async (tx) => {
    const data = { summary, stewardId: steward?.id ?? null }
    await tx.model.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: { id: true } })
    await tx.dateClaim.create({ data: { ...catalogueClaim, ...made }, select: { id: true } })
    await tx.availability.createMany({ data: windows.map((window) => ({ ...window, ...update, ...made })) })
    await tx.replacement.updateMany({ where: { modelId: id }, data: { statedOn: new Date('2026-08-22') } })
    await tx.replacement.createMany({
      data: formerReplacements.map(({ until, statedOn, ...replacement }) => ({
        ...replacement,
        ...made,
        statedOn: new Date(statedOn),
        endedAt: new Date(until),
      })),
    })
    await projectDates(tx, id)
    const record = { type: 'model', id, label: model.displayName, version: version + 1 }
    const changes = { summary: { before: '', after: summary }, availability: { before: 0, after: windows.length } }
    return { value: null, events: [{ operation: 'demo.model', record, changes }] }
  })
  if (!result.ok) throw new Error(`The record of Claude Opus 3 could not be completed: ${result.code}`)
  return true
}
