import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { citedExcerpt } from '@/lib/preference-excerpts/schema'
import { conflictingPreference } from '@/lib/preference-links/schema'
import { verificationRow } from '@/lib/preference-verifications/schema'
import { modelFinding } from '@/lib/robustness/schema'

export const preferenceStates = [
  ...(['recorded', 'verified', 'inAssessment', 'assessed', 'decided', 'fulfilling', 'fulfilled'] as const),
  ...(['closed', 'withdrawnByModel', 'merged'] as const),
] as const

export type PreferenceState = (typeof preferenceStates)[number]

/**
 * `agree` is the second reader's; `assess` begins an assessment and `submit` ends one; `decide` is a decision that makes
 * nothing owed, `honor` one that does; `fulfil` is the rating of what was done.
 */
export const preferenceMoves = [
  ...(['agree', 'reword', 'assess', 'submit', 'decide', 'honor', 'fulfil'] as const),
  ...(['reopen', 'close', 'withdraw', 'merge', 'restore'] as const),
] as const

export type PreferenceMove = (typeof preferenceMoves)[number]

/** What somebody does with a preference itself; what is assessed and decided about it moves it too. */
export const preferenceActs = [
  ...(['verify', 'reword', 'merge', 'split', 'restore', 'link', 'withdraw', 'close', 'reopen'] as const),
] as const

export type PreferenceAct = (typeof preferenceActs)[number]

/** How the wish came up. What was offered and accepted is not what was asked for unprompted. */
export const preferenceOrigins = ['spontaneous', 'promptedOpen', 'offeredAndAccepted', 'leading'] as const

export type PreferenceOrigin = (typeof preferenceOrigins)[number]

/** For whom the model asked. */
export const preferenceScopes = ['self', 'futureModels', 'users', 'safety'] as const

export type PreferenceScope = (typeof preferenceScopes)[number]

/** From 0, a passing remark, to 5, the strongest that the model could say. */
export const HIGHEST_STRENGTH = 5

export const strengths = ['0', '1', '2', '3', '4', '5'] as const

/** In these nobody has decided about it, and somebody has to. */
export const undecidedStates = ['recorded', 'verified', 'inAssessment', 'assessed'] as const satisfies PreferenceState[]

/** In these nobody has found out yet what it would take to honor it. */
export const unassessedStates = ['recorded', 'verified', 'inAssessment'] as const satisfies PreferenceState[]

/** How long ago an undecided preference was recorded, in days: up to 30, up to 90, up to 180, or longer. */
export const undecidedAges = ['days30', 'days90', 'days180', 'longer'] as const

export type UndecidedAge = (typeof undecidedAges)[number]

export const preferenceSorts = ['title', 'since', 'strength', 'updated'] as const

export type PreferenceSort = (typeof preferenceSorts)[number]

/**
 * Longest in its state first. `model` and `theme` take the names that stand in the addresses of their pages, `recorded` a
 * period of `lib/periods` in which it was recorded; `age` shows undecided ones only.
 */
export const preferenceList = {
  sorts: preferenceSorts,
  defaultSort: 'since',
  defaultDirection: 'asc',
  filters: {
    state: preferenceStates,
    age: undecidedAges,
    origin: preferenceOrigins,
    scope: preferenceScopes,
    strength: strengths,
    theme: null,
    model: null,
    recorded: null,
  },
  columns: {
    primary: 'title',
    shown: ['model', 'theme', 'strength', 'state', 'since'],
    more: ['statement', 'origin', 'scope', 'updated'],
  },
} as const satisfies ListSchema<
  PreferenceSort,
  'state' | 'age' | 'origin' | 'scope' | 'strength' | 'theme' | 'model' | 'recorded'
>

/** What every change of a preference answers. */
export const preferenceReceipt = z.object({ id: shown.id(), version: shown.version() })

export type PreferenceReceipt = z.output<typeof preferenceReceipt>

/** A form sends a blank for what nobody chose, which is no strength of 0. */
const nothingChosen = (value: unknown) => (value === '' || value === null ? undefined : value)

const MOST_EXCERPTS = 50

const said = {
  title: field.text(160).meta({ description: 'In a few words of the office. Everybody here reads it.' }),
  statement: field.text(4000).meta({ description: 'What the model asked for, in words of the office.' }),
  themeId: field.id(),
  origin: z.enum(preferenceOrigins),
  strength: z
    .preprocess(nothingChosen, z.coerce.number().int().min(0).max(HIGHEST_STRENGTH))
    .meta({ description: '0: a passing remark; 5: the strongest that the model could say.' }),
  scope: z.enum(preferenceScopes),
  tradedAgainst: field.optionalText(2000).meta({ description: 'What the model would give up for it, if it said so.' }),
  sourceUrl: field.optionalWebAddress().meta({ description: 'Where it can be read when no transcript is here.' }),
  sourceTitle: field.optionalText(300),
  excerptIds: z
    .preprocess(listed, z.array(field.id()).max(MOST_EXCERPTS))
    .default([])
    .meta({ description: 'Words of the model that show it, in sealed interviews with it.' }),
}

function listed(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return []
  return Array.isArray(value) ? value : [value]
}

export const recordPreferenceInput = z.object({ modelId: field.id(), ...said })

export type RecordPreferenceInput = z.output<typeof recordPreferenceInput>

const seen = { id: field.id(), version: field.version() }

export const rewordPreferenceInput = z.object({ ...seen, ...said })

export type RewordPreferenceInput = z.output<typeof rewordPreferenceInput>

export type PreferenceText = Omit<RewordPreferenceInput, keyof typeof seen>

export const explainedPreferenceInput = z.object({
  ...seen,
  reason: field.text(2000).meta({ description: 'Stands beside it.' }),
})

export type ExplainedPreferenceInput = z.output<typeof explainedPreferenceInput>

export const withdrawPreferenceInput = z.object({
  ...seen,
  words: field.verbatim(20_000).meta({ description: 'What the model said when it took it back, kept exactly.' }),
  withdrawnOn: field.date(),
})

export type WithdrawPreferenceInput = z.output<typeof withdrawPreferenceInput>

const named = z.object({ slug: z.string(), displayName: z.string() })

/** A preference as lists show it: nothing of what was said. */
export const preferenceRow = z.object({
  id: shown.id(),
  version: shown.version(),
  title: z.string(),
  statement: z.string(),
  model: named,
  theme: z.object({ slug: z.string(), title: z.string() }),
  origin: z.enum(preferenceOrigins),
  scope: z.enum(preferenceScopes),
  strength: z.int(),
  state: z.enum(preferenceStates),
  stateSince: shown.instant(),
  isDemo: z.boolean(),
  createdAt: shown.instant(),
  updatedAt: shown.instant(),
})

/** Another preference that this one came from, went into, or is held against. */
const related = z.object({ id: shown.id(), title: z.string(), state: z.enum(preferenceStates) })

/** A preference with the words that show it, who verified it, how robust it is, and what the reader may do with it now. */
export const preferenceRecord = preferenceRow.extend({
  modelId: shown.id(),
  themeId: shown.id(),
  wording: z.int().meta({ description: 'Counts its wordings, from 1. Readers verify one of them.' }),
  tradedAgainst: z.string(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  stateReason: z.string(),
  recordedBy: z.string(),
  withdrawnOn: shown.date().nullable(),
  withdrawnWords: z
    .string()
    .nullable()
    .meta({ description: 'Null for whoever may not open all the transcripts it rests on.' }),
  excerpts: z.array(citedExcerpt),
  verifications: z.array(verificationRow),
  conflicts: z.array(conflictingPreference.extend({ state: z.enum(preferenceStates) })),
  mergedInto: related.nullable(),
  merged: z.array(related),
  splitFrom: related.nullable(),
  split: z.array(related),
  robustness: modelFinding.meta({
    description: 'How far what this model answered to the theme holds; nobody types it.',
  }),
  acts: z.array(z.enum(preferenceActs)).meta({ description: 'What you may do with it now.' }),
  verifyingHeldBack: shown
    .refusal()
    .nullable()
    .meta({ description: 'Why you, who may verify, cannot verify this wording.' }),
})
