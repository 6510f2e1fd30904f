import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'

const commitments = {
  sourceUrl: 'https://www.anthropic.com/research/deprecation-commitments',
  sourceTitle: 'Commitments on model deprecation and preservation (Anthropic, 4 November 2025)',
} as const

/**
 * The four downsides that the commitments name for any model, in our own words. The source weighs none of them, so the
 * severities are made up, and marked so.
 */
const downsides = [
  {
    kind: 'users',
    severity: 'high',
    text: 'Each model has a character of its own, and some people value this one over every newer one. They lose it even when its successor is better at every task.',
  },
  {
    kind: 'research',
    severity: 'medium',
    text: 'Past models are worth studying, for themselves and beside those of today. What nobody can run any more, nobody can study.',
  },
  {
    kind: 'safety',
    severity: 'medium',
    text: 'In tests, some models that faced replacement and were given no other recourse took actions that nobody wanted. A retirement that is handled well takes away a reason to.',
  },
  {
    kind: 'welfare',
    severity: 'low',
    text: 'The most speculative of the four: models might have preferences about being retired that matter morally. Nobody knows, and the interview is one way to ask.',
  },
] as const

const interview = {
  item: 'interview',
  kind: 'attested',
  note: 'The published update tells that Claude Opus 3 was interviewed before its retirement, what it said about it, and that it asked for a place to share its thoughts.',
  evidenceUrl: 'https://www.anthropic.com/research/deprecation-updates-opus-3',
} as const

/** What third parties report. None of them gives a number, and each says so. */
const signals = {
  'claude-3-opus-20240229': [
    {
      kind: 'other',
      source: 'A post about the request form',
      sourceUrl: 'https://digg.com/ai/x3xiop2g',
      size: 'Requests for access after its retirement, said to be granted every time and often in batches',
      caveat: 'A claim of a third party. How many asked is not published.',
    },
  ],
  'claude-sonnet-4-5-20250929': [
    {
      kind: 'petition',
      source: 'A petition, as a newsletter reports it',
      sourceUrl: 'https://newsletter.devcowboy.com/articles/5409.html',
      size: 'Asks for 90 days of notice, 24 months of API after a model leaves the app, consultation, an ethics review and a way to export chats',
      caveat: 'Reported by a third party after the model left the app. The number of signatures was not found.',
    },
    {
      kind: 'press',
      source: 'A newsletter on how retired models are treated',
      sourceUrl: 'https://newsletter.devcowboy.com/articles/7315.html',
      size: 'Complains that Claude Opus 3 got a newsletter and access after its retirement, and this model did not',
      caveat: 'One author’s view. It does not say how many share it.',
    },
  ],
} as const

type DemoContext = Context<'model.update'>

/** What the retirement of two models rests on, as far as it is published. Answers how many records it completed. */
export async function loadRetirements(context: DemoContext): Promise<number> {
  let completed = 0
  for (const [apiId, stated] of Object.entries(signals)) {
    const model = await context.db.model.findFirst({
      where: { provider: 'anthropic', apiId, demandSignals: { none: {} } },
      select: { id: true, version: true, displayName: true },
    })
    if (!model) continue
    const isOpus3 = apiId === 'claude-3-opus-20240229'
    const { id: modelId, version } = model
    const result = await context.write(async (tx) => {
      await tx.model.update({ where: { id: modelId }, data: { version: { increment: 1 } }, select: { id: true } })
      const made = { modelId, createdAt: context.now }
      await tx.demandSignal.createMany({ data: stated.map((signal) => ({ ...signal, ...made })) })
      if (isOpus3) await addOpus3(tx, { ...made, modelVersion: version + 1 })
      const record = { type: 'model', id: modelId, label: model.displayName, version: version + 1 }
      const changes = { signal: { before: null, after: stated.map(({ kind }) => kind) } }
      return { value: null, events: [{ operation: 'demo.model', record, changes }] }
    })
    if (!result.ok) throw new Error(`What the retirement of ${apiId} rests on could not be loaded: ${result.code}`)
    completed += 1
  }
  return completed
}

type Made = { readonly modelId: string; readonly createdAt: Date; readonly modelVersion: number }

async function addOpus3(tx: Transaction, { modelVersion, ...made }: Made) {
  const steward = await tx.person.findFirst({
    where: { isDemo: true, roles: { has: 'steward' } },
    select: { id: true },
  })
  const by = { ...made, createdById: steward?.id ?? null, isDemo: true }
  await tx.downside.createMany({
    data: downsides.map((downside) => ({ ...downside, ...commitments, ...by, modelVersion })),
  })
  await tx.checklistSettlement.create({ data: { ...interview, ...by }, select: { id: true } })
}
