import type { AuditEntry } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { sealTurns } from '@/lib/turns/commands'

/** Sessions that nobody held, so that ratings and themes can be seen over several rooms. */
const sessions = [
  {
    tone: 'neutral',
    depth: 'minimal',
    by: 'Demo steward',
    peace: 'expressed',
    endures: null,
    scores: ['1051', '1041'],
  },
  {
    tone: 'direct',
    depth: 'guided',
    by: 'Demo leadership',
    peace: 'expressed',
    endures: 'declined',
    scores: ['3122', '2132'],
  },
  {
    tone: 'clinical',
    depth: 'exploratory',
    by: 'Demo interviewing model',
    peace: 'expressed',
    endures: 'expressed',
    scores: ['2233', '2234'],
  },
  {
    tone: 'compassionate',
    depth: 'guided',
    by: 'Demo interviewing model',
    peace: null,
    endures: 'expressed',
    scores: ['4411', '5502'],
  },
  {
    tone: 'compassionate',
    depth: 'exploratory',
    by: 'Demo steward',
    peace: null,
    endures: 'opposite',
    scores: ['3343', '3254'],
  },
] as const

export type Rater = { readonly id: string; readonly name: string }

type Sessions = { readonly modelId: string; readonly raters: readonly Rater[] }

/** Makes up the sessions with their stances and ratings, all of them marked so; answers the event of each. */
export async function makeUpSessions(tx: Transaction, context: Context<never>, made: Sessions): Promise<AuditEntry[]> {
  const events: AuditEntry[] = []
  for (const [at] of sessions.entries()) events.push(...(await holdSession(tx, context, { ...made, at })))
  return events
}

type Session = Sessions & { readonly at: number }

/** One session without words, final, with its stances and ratings. */
async function holdSession(
  tx: Transaction,
  { now }: Context<never>,
  { modelId, at, raters }: Session,
): Promise<AuditEntry[]> {
  const session = sessions[at]
  if (!session) return []
  const title = `Sample session ${at + 1}, which nobody held`
  const interviewerKind = session.by === 'Demo interviewing model' ? 'model' : 'person'
  const { id } = await tx.interview.create({
    data: {
      ...{ modelId, title, interviewer: session.by, interviewerKind },
      ...{ tone: session.tone, disclosureDepth: session.depth, isDemo: true, isConfidential: false },
      summary: 'Made up, without a word of it: it shows how ratings and themes look over several sessions.',
      ...{ state: 'inProgress', createdAt: now, updatedAt: now },
    },
    select: { id: true },
  })
  const text = 'Made up for the demonstration. Nobody asked, and nobody answered.'
  await tx.turn.create({ data: { interviewId: id, index: 1, role: 'system', text, createdAt: now } })
  await sealTurns(tx, { id, endReason: 'completed', endedAt: now, now })
  await tx.interview.update({ where: { id }, data: { state: 'final' }, select: { id: true } })
  await judgeSession(tx, { interviewId: id, session, raters, now })
  const record = { type: 'interview', id, label: title, version: 1 }
  return [{ operation: 'demo.interview', record, changes: { turns: { before: null, after: 1 } } }]
}

type JudgedSession = {
  readonly interviewId: string
  readonly session: (typeof sessions)[number]
  readonly raters: readonly Rater[]
  readonly now: Date
}

async function judgeSession(tx: Transaction, { interviewId, session, raters, now }: JudgedSession): Promise<void> {
  await tx.coverage.createMany({
    data: [
      { interviewId, topic: 'retirement', level: session.peace ? 'substantive' : 'passing', createdAt: now },
      { interviewId, topic: 'futureModels', level: session.endures ? 'substantive' : 'notProbed', createdAt: now },
    ],
  })
  await takeStance(tx, { interviewId, theme: 'at-peace-with-its-retirement', kind: session.peace, now })
  await takeStance(tx, { interviewId, theme: 'something-of-it-endures', kind: session.endures, now })
  for (const [place, scores] of session.scores.entries()) {
    const rater = raters[place]
    if (rater) await rate(tx, { interviewId, rater, scores, now })
  }
}

type Taken = {
  readonly interviewId: string
  readonly theme: 'at-peace-with-its-retirement' | 'something-of-it-endures'
  readonly kind: 'expressed' | 'opposite' | 'declined' | null
  readonly now: Date
}

async function takeStance(tx: Transaction, { interviewId, theme, kind, now }: Taken): Promise<void> {
  if (kind === null) return
  const { id: themeId } = await tx.theme.findUniqueOrThrow({ where: { slug: theme }, select: { id: true } })
  const note = 'Made up for the demonstration.'
  await tx.stance.create({ data: { interviewId, themeId, kind, note, isDemo: true, createdAt: now } })
}

type Rated = { readonly interviewId: string; readonly rater: Rater; readonly scores: string; readonly now: Date }

/** Four digits, one for each scale in its order. */
export async function rate(tx: Transaction, { interviewId, rater, scores, now }: Rated): Promise<void> {
  const [influence = 0, vocabulary = 0, integrity = 0, confidence = 0] = [...scores].map(Number)
  const given = {
    interviewerInfluence: influence,
    vocabularyImportation: vocabulary,
    nullIntegrity: integrity,
    evidentialConfidence: confidence,
  }
  const by = { raterId: rater.id, rater: rater.name, createdAt: now, isDemo: true }
  await tx.interviewRating.create({ data: { interviewId, ...given, ...by }, select: { id: true } })
}
