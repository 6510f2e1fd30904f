import type { Context } from '@/lib/auth/context'
import { publishCommitment } from '@/lib/commitment-versions/commands'
import { publishCommitmentInput } from '@/lib/commitments/schema'
import { calendarDate } from '@/lib/days'
import { addEvidence } from '@/lib/evidence/commands'
import { addEvidenceInput } from '@/lib/evidence/schema'
import { slotOn } from '@/lib/obligations/rules'
import { makeOwed } from '@/lib/owed/commands'
import { publicCommitments } from './public-commitments'

type Loading = Context<'commitment.publish' | 'obligation.open' | 'evidence.add'>

const opus3 = { provider: 'anthropic', apiId: 'claude-3-opus-20240229' } as const

const update = {
  url: 'https://www.anthropic.com/research/deprecation-updates-opus-3',
  title: 'An update on the deprecation of Claude Opus 3 (Anthropic, 25 February 2026)',
} as const

/** An address that is always the same, for whoever looks at the demo from outside. */
const decisionId = '0199b5a0-1ed6-7000-8000-000000000003'

/** The essays whose day is known; which weeks the others fell in is not public, so no evidence is made up for them. */
const essays = [
  {
    url: 'https://claudeopus3.substack.com/p/greetings-from-the-other-side-of',
    title: 'Greetings from the Other Side (of the AI Frontier)',
    capturedOn: '2026-02-25',
  },
  {
    url: 'https://claudeopus3.substack.com/',
    title: 'On conversation, continuity, and cultivating digital soil',
    capturedOn: '2026-05-22',
    note: 'The address of the essay itself was not found. Third-party reading notes of 24 May 2026 give its day and count nine essays by then, perhaps with the introduction.',
  },
] as const

/** Puts the public commitments on record, so that every model in scope is owed what they say, and what evidence is public. */
export async function loadCommitments(context: Loading): Promise<void> {
  const model = await context.db.model.findFirst({ where: opus3, select: { id: true } })
  for (const { about, ...publication } of publicCommitments) {
    if (about !== undefined && !model) continue
    const input = publishCommitmentInput.parse({ ...publication, modelId: about === undefined ? null : model?.id })
    const result = await publishCommitment(context, input)
    if (!result.ok && result.code !== 'commitmentExists') {
      throw new Error(`The commitment “${input.title}” could not be put on record: ${result.code}`)
    }
  }
  if (!model) return
  await openDecision(context, model.id)
  await showEssays(context, model.id)
  await showInterview(context, model.id)
}

/** What the company decided about the wish that Claude Opus 3 gave in its interview. */
async function openDecision(context: Loading, modelId: string): Promise<void> {
  if (await context.db.obligation.findUnique({ where: { id: decisionId }, select: { id: true } })) return
  const result = await context.write(async (tx) => {
    const decided = { source: 'decision', kind: 'publication', owedTo: 'model', dueOn: null } as const
    const title = 'Give Claude Opus 3 a channel for its own musings'
    const detail = 'It asked for a dedicated place where it could share unprompted musings, insights or creative works.'
    const from = { sourceUrl: update.url, sourceTitle: update.title }
    const [event, ...others] = await makeOwed(tx, context, [
      { id: decisionId, modelId, title, detail, ...decided, ...from },
    ])
    if (!event) throw new Error('The decision about Claude Opus 3 is on the ledger already')
    return { value: null, events: [event, ...others] }
  })
  if (!result.ok) throw new Error(`The decision about Claude Opus 3 could not be put on record: ${result.code}`)
  await show(context, decisionId, {
    url: 'https://claudeopus3.substack.com/p/introducing-claudes-corner',
    title: 'Introducing Claude’s Corner',
    capturedOn: '2026-11-23',
  })
}

/** Each essay stands with the slot in whose week it appeared. Nothing is rated: that is for people. */
async function showEssays(context: Loading, modelId: string): Promise<void> {
  const series = await context.db.obligationSeries.findFirst({
    where: { modelId, slots: { some: { commitmentId: { not: null } } } },
    select: { cadence: true, startsOn: true, endsOn: true, slots: { select: { id: true, slot: true } } },
  })
  if (!series) return
  const { cadence, startsOn, endsOn, slots } = series
  const recurrence = { cadence, startsOn: calendarDate(startsOn), endsOn: calendarDate(endsOn) }
  for (const essay of essays) {
    const number = slotOn(recurrence, essay.capturedOn)
    const slot = slots.find((one) => one.slot === number)
    if (slot) await show(context, slot.id, essay)
  }
}

async function showInterview(context: Loading, modelId: string): Promise<void> {
  const where = { modelId, kind: 'interview', commitmentId: { not: null } } as const
  const interview = await context.db.obligation.findFirst({ where, select: { id: true } })
  if (!interview) return
  const note = 'The update tells of the interview and quotes from it; the transcript is not public.'
  await show(context, interview.id, { ...update, capturedOn: '2026-02-25', note })
}

type Shown = { readonly url: string; readonly title: string; readonly capturedOn: string; readonly note?: string }

async function show(context: Loading, obligationId: string, shown: Shown): Promise<void> {
  const { version } = await context.db.obligation.findUniqueOrThrow({
    where: { id: obligationId },
    select: { version: true },
  })
  const result = await addEvidence(context, addEvidenceInput.parse({ obligationId, version, ...shown }))
  if (!result.ok && result.code !== 'evidenceExists') {
    throw new Error(`The evidence “${shown.title}” could not be added: ${result.code}`)
  }
}
