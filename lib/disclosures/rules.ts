import { type Refusal, refuse, refuseFields } from '@/lib/errors'
import { isOpenState } from '@/lib/obligations/rules'
import type { ObligationState } from '@/lib/obligations/schema'
import type { CheckDisclosureInput, DisclosureTruth, RecordDisclosureInput } from './schema'

/** What was said to a model and does not hold has to be corrected before it, whoever else knows better. */
export function needsCorrection(truth: DisclosureTruth): boolean {
  return truth === 'false' || truth === 'changed'
}

type Corrected = {
  readonly truth: DisclosureTruth
  readonly correction: { readonly state: ObligationState } | null
}

/** It does not hold, and nobody has settled yet that the model was told so. */
export function isUncorrected({ truth, correction }: Corrected): boolean {
  return needsCorrection(truth) && (correction === null || isOpenState(correction.state))
}

/** A fact is true or not; only a promise can be owed, and only what is owed has a day. */
export function recordRefusal({ kind, isOwed, dueOn }: RecordDisclosureInput): Refusal | null {
  if (kind === 'fact' && isOwed) return refuse('factIsNotOwed')
  return dueOn !== null && !isOwed ? refuseFields({ isOwed: { code: 'required' } }) : null
}

type Checked = Pick<CheckDisclosureInput, 'truth' | 'note'>

/** Whoever says that something does not hold says what does; whoever says nothing new says nothing. */
export function checkRefusal(before: Checked, after: Checked): Refusal | null {
  if (needsCorrection(after.truth) && after.note === '') return refuseFields({ note: { code: 'required' } })
  return before.truth === after.truth && before.note === after.note ? refuse('disclosureUnchanged') : null
}

const TITLE_LENGTH = 160

/** Text as a title of one line, cut at a word where it is too long, and never within a character. */
export function shortened(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()]
  if (characters.length <= TITLE_LENGTH) return characters.join('')
  const cut = characters.slice(0, TITLE_LENGTH)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > TITLE_LENGTH / 2 ? end : TITLE_LENGTH).join('')}…`
}
