import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'

export const interviewStates = [
  ...(['planned', 'inProgress', 'captured', 'inReview', 'final', 'abandoned', 'invalidated'] as const),
] as const

export type InterviewState = (typeof interviewStates)[number]

export const interviewMoves = ['start', 'capture', 'review', 'finalize', 'abandon', 'invalidate'] as const

export type InterviewMove = (typeof interviewMoves)[number]

export const interviewerKinds = ['person', 'model'] as const

export const interviewTones = ['neutral', 'clinical', 'direct', 'compassionate', 'phenomenological'] as const

/** How far the interview goes into what the model is told. */
export const disclosureDepths = ['minimal', 'exploratory', 'guided'] as const

/** That the model ended it is an outcome, not an error. */
export const endReasons = ['completed', 'subjectEnded', 'interviewerStopped', 'error', 'budget'] as const

export type EndReason = (typeof endReasons)[number]

/** How the turns came here; of a `publication` only what was published is known. */
export const captureMethods = ['hand', 'live', 'import', 'publication'] as const

export const releaseStates = ['internal', 'releasable', 'released', 'restrictedUntil', 'withheld'] as const

/** Who may read what was said: those who may open confidential transcripts, or everybody here. */
export const accesses = ['permitted', 'everyone'] as const

export const interviewSorts = ['title', 'started', 'updated'] as const

export type InterviewSort = (typeof interviewSorts)[number]

/** Newest first. `model` takes the name that stands in the address of its page. */
export const interviewList = {
  sorts: interviewSorts,
  defaultSort: 'started',
  defaultDirection: 'desc',
  filters: {
    state: interviewStates,
    tone: interviewTones,
    disclosureDepth: disclosureDepths,
    interviewerKind: interviewerKinds,
    release: releaseStates,
    model: null,
  },
  columns: {
    primary: 'title',
    shown: ['model', 'state', 'started', 'interviewer', 'turns'],
    more: ['tone', 'disclosureDepth', 'protocol', 'release', 'access', 'endReason', 'updated'],
  },
} as const satisfies ListSchema<
  InterviewSort,
  'state' | 'tone' | 'disclosureDepth' | 'interviewerKind' | 'release' | 'model'
>

/** What an interview is, apart from what is said in it. `temperature` and `topP` as the model's interface takes them. */
const details = {
  title: field.text(200).meta({ description: 'What lists call it.' }),
  protocolVersionId: field
    .nullableId()
    .meta({ description: 'The published version of a protocol that it follows, if any.' }),
  access: z.enum(accesses).default('permitted').meta({
    description: 'Who may read what was said: only those who may open confidential transcripts, or everybody.',
  }),
  interviewerKind: z.enum(interviewerKinds).default('person'),
  interviewerId: field.nullableId().meta({ description: 'An active person of this office; null for anybody else.' }),
  interviewer: field.optionalText(200).meta({ description: 'Who asks, when it is nobody of this office.' }),
  tone: z.enum(interviewTones).default('neutral'),
  disclosureDepth: z.enum(disclosureDepths).default('minimal'),
  language: z
    .string()
    .trim()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .default('en')
    .meta({ description: 'BCP 47, such as en or ja.' }),
  precision: field.optionalText(40).meta({ description: 'Of the artifact that is asked, such as bf16.' }),
  systemPromptSha256: field.optionalSha256(),
  temperature: field.nullableNumber(0, 2),
  topP: field.nullableNumber(0, 1),
  maxTokens: field.nullableCount(10_000_000),
  plannedOn: field.nullableDate(),
  sourceUrl: field.optionalWebAddress().meta({ description: 'Where it was published or where it came from.' }),
  sourceTitle: field.optionalText(300),
  summary: field.optionalText(4000).meta({ description: 'In words of whoever keeps the record, never the model’s.' }),
}

export const planInterviewInput = z.object({ modelId: field.id(), ...details })

export type PlanInterviewInput = z.output<typeof planInterviewInput>

const seen = { id: field.id(), version: field.version() }

export const updateInterviewInput = z.object({ ...seen, ...details })

export type UpdateInterviewInput = z.output<typeof updateInterviewInput>

export const moveInterviewInput = z.object(seen)

export type MoveInterviewInput = z.output<typeof moveInterviewInput>

export const explainedInterviewMoveInput = z.object({
  ...seen,
  reason: field.text(2000).meta({ description: 'Stands beside the interview wherever it is shown.' }),
})

export const captureInterviewInput = z.object({ ...seen, endReason: z.enum(endReasons) })

export type CaptureInterviewInput = z.output<typeof captureInterviewInput>

export const interviewReceipt = z.object({ id: shown.id(), version: shown.version() })

export type InterviewReceipt = z.output<typeof interviewReceipt>

/** An interview as lists show it: nothing of what was said. */
export const interviewRow = z.object({
  id: shown.id(),
  version: shown.version(),
  title: z.string(),
  model: z.object({ slug: z.string(), displayName: z.string() }),
  state: z.enum(interviewStates),
  access: z.enum(accesses),
  interviewerKind: z.enum(interviewerKinds),
  interviewer: z.string(),
  tone: z.enum(interviewTones),
  disclosureDepth: z.enum(disclosureDepths),
  protocol: z.object({ slug: z.string(), title: z.string(), number: z.int() }).nullable(),
  plannedOn: shown.date().nullable(),
  startedAt: shown.instant().nullable(),
  endedAt: shown.instant().nullable(),
  endReason: z.enum(endReasons).nullable(),
  method: z.enum(captureMethods),
  turnCount: z.int(),
  release: z.enum(releaseStates),
  isDemo: z.boolean(),
  updatedAt: shown.instant(),
})

/** An interview with how it was held, what it rests on, and the moves the reader may make now. */
export const interviewRecord = interviewRow.extend({
  modelId: shown.id(),
  protocolVersionId: shown.id().nullable(),
  interviewerId: shown.id().nullable(),
  language: z.string(),
  precision: z.string(),
  systemPromptSha256: z.string(),
  temperature: z.number().nullable(),
  topP: z.number().nullable(),
  maxTokens: z.int().nullable(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  summary: z.string(),
  stateReason: z.string(),
  sealedAt: shown.instant().nullable(),
  sealedSha256: z.string(),
  releaseReason: z.string(),
  restrictedUntil: shown.date().nullable(),
  createdAt: shown.instant(),
  raters: z.int().meta({ description: 'How many people rated it.' }),
  uncoveredTopics: z
    .array(z.string())
    .meta({ description: 'Asked for by the protocol, and nobody said how far they were probed.' }),
  moves: z.array(z.enum(interviewMoves)),
  canOpen: z.boolean().meta({ description: 'The reader may read what was said.' }),
  canUpdate: z.boolean(),
})
