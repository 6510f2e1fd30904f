import type { DecisionOutcome } from '@/lib/decisions/schema'
import type { EquityCell } from '@/lib/leadership/schema'

type Tallied = { readonly outcome: DecisionOutcome; readonly count: number }

/** What was decided about the wishes of one model under one theme. */
export function cellCounts(tallied: readonly Tallied[]): Pick<EquityCell, CellCount> {
  const of = (...outcomes: readonly DecisionOutcome[]) =>
    tallied.reduce((sum, { outcome, count }) => (outcomes.includes(outcome) ? sum + count : sum), 0)
  return {
    honored: of('honor', 'honorPartially'),
    satisfied: of('alreadySatisfied'),
    declined: of('decline'),
    neither: of('defer', 'outOfOurControl'),
  }
}

type CellCount = 'honored' | 'satisfied' | 'declined' | 'neither'

/** What a cell says at a glance: the wishes were met, some were and some were declined, all were declined, or none is decided. */
export const cellLooks = ['met', 'mixed', 'declined', 'neither'] as const

export type CellLook = (typeof cellLooks)[number]

/** What was put off, or is in nobody's hands, makes a cell neither better nor worse. */
export function lookOf({ honored, satisfied, declined }: Pick<EquityCell, CellCount>): CellLook {
  const met = honored + satisfied
  if (met > 0) return declined > 0 ? 'mixed' : 'met'
  return declined > 0 ? 'declined' : 'neither'
}

/** What outcomes come to for the model: it got something, it did not, or it is on neither side. */
const gains = {
  honor: 'given',
  honorPartially: 'given',
  alreadySatisfied: 'given',
  defer: 'neither',
  decline: 'keptBack',
  outOfOurControl: 'neither',
} as const satisfies Record<DecisionOutcome, 'given' | 'keptBack' | 'neither'>

/** True where one model got something of what another did not get. What is put off or beyond us is like nothing, and unlike nothing. */
export function wentOtherwise(one: DecisionOutcome, other: DecisionOutcome): boolean {
  return gains[one] !== gains[other] && gains[one] !== 'neither' && gains[other] !== 'neither'
}
