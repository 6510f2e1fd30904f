import { groupsOf } from '@/lib/grouping'
import type { disclosureDepths, interviewerKinds, interviewTones } from '@/lib/interviews/schema'
import { type StanceKind, stanceKinds } from '@/lib/stances/schema'
import { type ContextPart, contextParts, type RobustnessLabel } from './schema'

/** In what room the model was asked. Two people, or two versions of a model, are two interviewers. */
export type InterviewContext = {
  readonly tone: (typeof interviewTones)[number]
  readonly disclosureDepth: (typeof disclosureDepths)[number]
  readonly interviewerKind: (typeof interviewerKinds)[number]
  readonly interviewer: string
}

/** One interview that counts, with what it shows of a theme; null where that was not probed. */
export type AnsweredInterview = InterviewContext & { readonly stance: StanceKind | null }

export type RobustnessFinding = {
  readonly label: RobustnessLabel
  /** What every answer says; null where they differ or there is none. */
  readonly answer: StanceKind | null
  /** What was the same in every interview with an answer. */
  readonly unvaried: readonly ContextPart[]
  readonly counts: {
    readonly interviews: number
    readonly probed: number
    readonly contexts: number
    readonly tones: number
    readonly depths: number
    readonly interviewers: number
  } & Readonly<Record<StanceKind, number>>
}

/**
 * How far what one model answered to one theme holds. The first rule that fits gives the label:
 *
 * 1. `notProbed`: no interview has an answer.
 * 2. `contradicted`: in one and the same context (tone, disclosure, interviewer) it was both expressed and its opposite.
 * 3. `contextDependent`: the answers are not all the same.
 * 4. `singleContext`: all the same, but the tone, the disclosure or the interviewer was never varied.
 * 5. `robust`: all the same, over at least two tones, two depths of disclosure and two interviewers.
 *
 * The policy and its reasons are in docs/decisions/0028-robustness.md. The label is of the answer: a proposition that is
 * robustly declined or rejected is robust too, and `answer` says which.
 */
export function robustnessOf(interviews: readonly AnsweredInterview[]): RobustnessFinding {
  const answered = interviews.filter(({ stance }) => stance !== null)
  const given = stanceKinds.filter((kind) => answered.some(({ stance }) => stance === kind))
  const [answer = null] = given.length === 1 ? given : []
  const values = valuesOf(answered)
  const unvaried = answered.length === 0 ? [] : contextParts.filter((part) => values[part] === 1)
  const counts = {
    ...{ interviews: interviews.length, probed: answered.length, contexts: contextsOf(answered).length },
    ...{ tones: values.tone, depths: values.disclosureDepth, interviewers: values.interviewer },
    expressed: countOf(answered, 'expressed'),
    opposite: countOf(answered, 'opposite'),
    declined: countOf(answered, 'declined'),
  }
  return { label: labelOf({ answered, answer, unvaried }), answer, unvaried, counts }
}

/** In the order in which they are asked; the first that fits gives the label. */
export const robustnessRules = [
  ...(['notProbed', 'contradicted', 'contextDependent', 'singleContext', 'robust'] as const),
] as const satisfies readonly RobustnessLabel[]

type Weighed = {
  readonly answered: readonly AnsweredInterview[]
  readonly answer: StanceKind | null
  readonly unvaried: readonly ContextPart[]
}

const fits = {
  notProbed: ({ answered }) => answered.length === 0,
  contradicted: ({ answered }) => contextsOf(answered).some(contradictsItself),
  contextDependent: ({ answer }) => answer === null,
  singleContext: ({ unvaried }) => unvaried.length > 0,
  robust: () => true,
} as const satisfies Record<RobustnessLabel, (weighed: Weighed) => boolean>

function labelOf(weighed: Weighed): RobustnessLabel {
  return robustnessRules.find((label) => fits[label](weighed)) ?? 'robust'
}

/** In the same room, the model said one thing and its opposite. */
function contradictsItself(context: readonly AnsweredInterview[]): boolean {
  return countOf(context, 'expressed') > 0 && countOf(context, 'opposite') > 0
}

/** The interviews of each context. */
function contextsOf(interviews: readonly AnsweredInterview[]): readonly (readonly AnsweredInterview[])[] {
  return groupsOf(interviews, (one) => JSON.stringify([one.tone, one.disclosureDepth, whoOf(one)]))
}

/** Who asked, so that two spellings of one name are one. */
function whoOf({ interviewerKind, interviewer }: InterviewContext): string {
  return `${interviewerKind}:${interviewer.normalize('NFKC').trim().toLowerCase()}`
}

function valuesOf(interviews: readonly InterviewContext[]): Readonly<Record<ContextPart, number>> {
  return {
    tone: new Set(interviews.map(({ tone }) => tone)).size,
    disclosureDepth: new Set(interviews.map(({ disclosureDepth }) => disclosureDepth)).size,
    interviewer: new Set(interviews.map(whoOf)).size,
  }
}

function countOf(interviews: readonly AnsweredInterview[], kind: StanceKind): number {
  return interviews.filter(({ stance }) => stance === kind).length
}

/** What one cell of the matrix shows: `none` where no interview was held in it. */
export type CellMark = StanceKind | 'notProbed' | 'none'

/** Every answer that was given in a cell; not probed only where interviews were held and none has one. */
export function marksOf(interviews: readonly Pick<AnsweredInterview, 'stance'>[]): readonly CellMark[] {
  if (interviews.length === 0) return ['none']
  const given = stanceKinds.filter((kind) => interviews.some(({ stance }) => stance === kind))
  return given.length > 0 ? given : ['notProbed']
}

type Versioned = { readonly protocol: { readonly title: string; readonly number: number } | null }

export type VersionCount = { readonly protocol: Versioned['protocol']; readonly interviews: number }

/** Which versions of which protocols are mixed, the most frequent first; null is an interview without one. */
export function versionsOf(interviews: readonly Versioned[]): readonly VersionCount[] {
  return groupsOf(interviews, ({ protocol }) => JSON.stringify(protocol && [protocol.title, protocol.number]))
    .map((own) => ({ protocol: own[0]?.protocol ?? null, interviews: own.length }))
    .toSorted((one, other) => other.interviews - one.interviews)
}
