import { type CostedOption, type Estimate, type Risks, readCost, writeCost } from '@/lib/costs/rules'
import { type CostKind, costKinds } from '@/lib/costs/schema'
import { done, type FieldProblem, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
import type { Currency } from '@/lib/money/schema'
import type { PreferenceState } from '@/lib/preferences/schema'
import type { AssessmentMove, AssessmentState, EstimateBasis, Feasibility, OptionKind, Reversibility } from './schema'

/** What each state lets its assessor do. What was submitted is never changed: another assessment follows it. */
export const assessmentTransitions = {
  draft: { update: 'draft', submit: 'submitted', discard: null },
  submitted: { withdraw: 'withdrawn' },
  withdrawn: {},
} as const satisfies Record<AssessmentState, Partial<Record<AssessmentMove, AssessmentState | null>>>

type Moved = { readonly state: AssessmentState; readonly assessorId: string }

/** Whether the actor may do that with an assessment; everybody does it with their own alone. */
export function moveRefusal(
  { state, assessorId }: Moved,
  move: AssessmentMove,
  actor: { readonly id: string | null },
): Refusal | null {
  if (actor.id !== assessorId) return refuse('assessmentNotYours')
  return move in assessmentTransitions[state] ? null : refuse('assessmentMoveNotOffered', { state })
}

/** The states of a preference in which somebody may begin to assess it. */
const assessable: readonly PreferenceState[] = ['verified', 'inAssessment', 'assessed']

export function mayBegin(state: PreferenceState): boolean {
  return assessable.includes(state)
}

/** Three points as they are typed; blank ones are `''`. */
export type WrittenEstimate = Readonly<Record<keyof Estimate, string>>

export type WrittenCosts = { readonly [Kind in CostKind]?: WrittenEstimate | undefined }

/** What was typed as exact amounts, and what is wrong with it, by `kind.point`. A line of blanks is no line. */
export type ReadCosts = {
  readonly lines: CostedOption['lines']
  readonly problems: Readonly<Record<string, FieldProblem>>
}

/** Reads the three-point estimates of one option. Runs in the browser as it does here, so both count alike. */
export function readCosts(costs: WrittenCosts, currency: Currency): ReadCosts {
  const lines: Partial<Record<CostKind, Estimate>> = {}
  const problems: Record<string, FieldProblem> = {}
  for (const kind of costKinds) {
    const written = costs[kind]
    if (!written || points.every((point) => written[point].trim() === '')) continue
    const read = readEstimate(written, kind, currency)
    if (read.ok) lines[kind] = read.value
    else for (const [point, problem] of Object.entries(read.fields ?? {})) problems[`${kind}.${point}`] = problem
  }
  return { lines, problems }
}

const points = ['low', 'likely', 'high'] as const

function readEstimate(written: WrittenEstimate, kind: CostKind, currency: Currency): Result<Estimate> {
  const problems: Partial<Record<keyof Estimate, FieldProblem>> = {}
  const read = (point: keyof Estimate) => {
    const text = written[point].trim()
    const amount = readCost(text, kind, currency)
    if (text === '') problems[point] = { code: 'required' }
    else if (amount === null) problems[point] = { code: kind.endsWith('Money') ? 'invalidAmount' : 'invalidQuantity' }
    return amount
  }
  const [low, likely, high] = [read('low'), read('likely'), read('high')]
  if (low !== null && likely !== null && likely < low) problems.likely = { code: 'belowLow' }
  if (likely !== null && high !== null && high < likely) problems.high = { code: 'belowLikely' }
  if (Object.keys(problems).length > 0 || low === null || likely === null || high === null)
    return refuseFields(problems)
  return done({ low, likely, high })
}

/** The estimates as they are typed. */
export function writeCosts(lines: CostedOption['lines'], currency: Currency): WrittenCosts {
  const entries = costKinds.flatMap((kind) => {
    const line = lines[kind]
    if (!line) return []
    const [low, likely, high] = points.map((point) => writeCost(line[point], kind, currency))
    return [[kind, { low, likely, high }]]
  })
  return Object.fromEntries(entries)
}

/** An option before its estimates are read. */
type Unread = {
  readonly kind: OptionKind
  readonly title: string
  readonly description: string
  readonly currency: Currency
  readonly horizonMonths: number
  readonly basis: EstimateBasis
  readonly sourceUrl: string
  readonly sourceTitle: string
  readonly reversibility: Reversibility
  readonly risks: Risks
  readonly riskNote: string
}

export type ReadOption = Omit<Unread, 'currency' | 'horizonMonths' | 'risks'> & { readonly costed: CostedOption }

/** The options of an assessment with exact amounts; refused at the fields that cannot be read, and in other currencies. */
export function readOptions(
  options: readonly (Unread & { readonly costs: WrittenCosts })[],
  policyCurrency: Currency,
): Result<readonly ReadOption[]> {
  const problems: Record<string, FieldProblem> = {}
  const read = options.map(({ costs, currency, horizonMonths, risks, ...option }, at): ReadOption => {
    const path = `options.${at}`
    if (currency !== policyCurrency) {
      problems[`${path}.currency`] = { code: 'otherCurrency', values: { currency: policyCurrency } }
    }
    const { lines, problems: found } = readCosts(costs, currency)
    for (const [place, problem] of Object.entries(found)) problems[`${path}.costs.${place}`] = problem
    return { ...option, costed: { currency, horizonMonths, lines, risks } }
  })
  return Object.keys(problems).length > 0 ? refuseFields(problems) : done(read)
}

/** What keeps a draft from being submitted. */
export const missingParts = ['options', 'titles', 'explanation'] as const

export type MissingPart = (typeof missingParts)[number]

type Unfinished = {
  readonly feasibility: Feasibility
  readonly explanation: string
  readonly options: readonly { readonly title: string }[]
}

/** One option is no choice, and nobody can speak of one without a name. */
export function missingIn({ feasibility, explanation, options }: Unfinished, fewest: number): readonly MissingPart[] {
  return [
    ...(options.length < fewest ? (['options'] as const) : []),
    ...(options.some(({ title }) => title === '') ? (['titles'] as const) : []),
    ...(feasibility === 'infeasible' && explanation === '' ? (['explanation'] as const) : []),
  ]
}

export function submitRefusal(draft: Unfinished, fewest: number): Refusal | null {
  const [missing] = missingIn(draft, fewest)
  return missing ? refuse('assessmentUnfinished', { missing, fewest }) : null
}

/** The lines of an option in the order of their kinds. */
export function linesOf(lines: CostedOption['lines']): readonly (Estimate & { readonly kind: CostKind })[] {
  return costKinds.flatMap((kind) => {
    const line = lines[kind]
    return line ? [{ kind, low: line.low, likely: line.likely, high: line.high }] : []
  })
}

/** What an assessment says, with exact amounts. */
export type ReadDraft = Omit<Unfinished, 'options'> & { readonly options: readonly ReadOption[] }

/** What a draft says, as the log tells it: each option is a field with its parts, and null where there is none of it. */
export function toldDraft({ feasibility, explanation, options }: ReadDraft, places = options.length) {
  const told = Array.from({ length: Math.max(places, options.length) }, (_, at) => {
    const option = options[at]
    return [`option:${at + 1}`, option ? toldOption(option) : null] as const
  })
  return { feasibility, explanation, ...Object.fromEntries(told) }
}

function toldOption({ kind, title, costed, ...option }: ReadOption) {
  const { currency, horizonMonths, risks } = costed
  const estimates = linesOf(costed.lines).map(({ kind: cost, ...line }) => {
    return [cost, points.map((point) => writeCost(line[point], cost, currency)).join(' / ')] as const
  })
  const { description, basis, sourceUrl, sourceTitle, reversibility, riskNote } = option
  return {
    ...{ optionTitle: title, optionKind: kind, description, basis, sourceUrl, sourceTitle },
    ...{ currency, horizonMonths, ...Object.fromEntries(estimates) },
    ...{ reversibility, ...risks, riskNote },
  }
}
