import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** What must be settled before a model may be retired, in the order in which it is shown (DOMAIN.md, 1). */
export const checklistItems = [
  'notice',
  'downsides',
  'availability',
  'weights',
  'interview',
  'preferences',
  'report',
] as const

export type ChecklistItem = (typeof checklistItems)[number]

/**
 * Items on which the record may be silent: then a steward's word settles them. It is silent on interviews, and on the
 * preferences of a model that has none on record: nobody may have asked.
 */
export const attestedItems = ['interview', 'preferences'] as const

export type AttestedItem = (typeof attestedItems)[number]

/** Leadership may let these go with a reason. The notice is owed to people outside, so nobody waives it. */
export const waivableItems = ['downsides', 'availability', 'weights', 'interview', 'preferences', 'report'] as const

export type WaivableItem = (typeof waivableItems)[number]

export const findingStates = ['met', 'notMet', 'waived'] as const

export type FindingState = (typeof findingStates)[number]

/** What a finding rests on: the record itself, or somebody's word. */
export const findingBases = ['record', 'attestation', 'waiver'] as const

export type FindingBasis = (typeof findingBases)[number]

/** What can be done about an item. */
export const itemMoves = ['attest', 'retract', 'waive', 'unwaive'] as const

export type ItemMove = (typeof itemMoves)[number]

/** Whether a model may be retired as far as its checklist goes: what is open, and whether an override stands. */
export type ChecklistStanding = { readonly unmet: readonly ChecklistItem[]; readonly isOverridden: boolean }

const evidenceSha256 = () =>
  z
    .union([
      z.literal(''),
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[0-9a-f]{64}$/),
    ])
    .default('')
    .meta({ description: 'Of the file that shows it, where it has no address: 64 hexadecimal digits.' })

/** `version` is the model's: it guards what its retirement rests on. */
export const attestItemInput = z.object({
  modelId: field.id(),
  version: field.version(),
  item: z.enum(attestedItems),
  note: field.text(2000).meta({ description: 'What shows that it is met.' }),
  evidenceUrl: field.optionalWebAddress(),
  evidenceSha256: evidenceSha256(),
})

export type AttestItemInput = z.output<typeof attestItemInput>

export const waiveItemInput = z.object({
  modelId: field.id(),
  version: field.version(),
  item: z.enum(waivableItems),
  reason: field.text(2000).meta({ description: 'Stands beside the item for good.' }),
  evidenceUrl: field.optionalWebAddress(),
})

export type WaiveItemInput = z.output<typeof waiveItemInput>

/** `id` is that of the attestation or the waiver. */
export const takeBackInput = z.object({
  id: field.id(),
  version: field.version(),
  reason: field.text(2000).meta({ description: 'Why it no longer holds. It stays on record with it.' }),
})

export type TakeBackInput = z.output<typeof takeBackInput>

/** Somebody's word on an item, as records show it. */
export const settlementRow = z.object({
  id: shown.id(),
  kind: z.enum(['attested', 'waived']),
  note: z.string().meta({ description: 'What shows that it is met, or why it was waived.' }),
  evidenceUrl: z.string(),
  evidenceSha256: z.string(),
  by: z.string().nullable().meta({ description: 'Who gave it; null for the system.' }),
  at: shown.instant(),
  isDemo: z.boolean(),
})

/** One item: whether it is met, and what that rests on. */
export const findingRow = z.object({
  item: z.enum(checklistItems),
  state: z.enum(findingStates),
  basis: z.enum(findingBases).nullable(),
  missing: z
    .array(z.string())
    .meta({ description: 'Which downsides or preferences are not assessed, or which surfaces not decided.' }),
  isSilent: z.boolean().meta({ description: 'The record says nothing about it, so a steward’s word settles it.' }),
  refusal: shown.refusal().nullable().meta({ description: 'Why the dates on record do not allow it yet.' }),
  settlement: settlementRow.nullable(),
  moves: z.array(z.enum(itemMoves)).meta({ description: 'What you may do about it now.' }),
})
