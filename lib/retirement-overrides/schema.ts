import { z } from 'zod'
import { field, shown } from '@/lib/fields'

export const overrideStates = ['proposed', 'confirmed', 'declined', 'withdrawn', 'used', 'lapsed'] as const

export type OverrideState = (typeof overrideStates)[number]

export const overrideMoves = ['confirm', 'decline', 'withdraw'] as const

export type OverrideMove = (typeof overrideMoves)[number]

/** `version` is the model's: it guards what its retirement rests on. */
export const proposeOverrideInput = z.object({
  modelId: field.id(),
  version: field.version(),
  reason: field.text(4000).meta({ description: 'Why it is retired all the same. It stays visible for good.' }),
})

export type ProposeOverrideInput = z.output<typeof proposeOverrideInput>

export const moveOverrideInput = z.object({
  id: field.id(),
  version: field.version(),
  note: field.text(2000).meta({ description: 'Why. It stays beside the reason.' }),
})

export type MoveOverrideInput = z.output<typeof moveOverrideInput>

/** An override as records show it. Whoever confirmed it is never the one who proposed it. */
export const overrideRow = z.object({
  id: shown.id(),
  state: z.enum(overrideStates),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: shown.instant(),
  decidedBy: z.string().nullable(),
  decidedAt: shown.instant().nullable(),
  decidedNote: z.string(),
  closedBy: z.string().nullable(),
  closedAt: shown.instant().nullable().meta({ description: 'When it was withdrawn, used up, or lapsed.' }),
  closedNote: z.string(),
  moves: z.array(z.enum(overrideMoves)).meta({ description: 'What you may do about it now.' }),
})
