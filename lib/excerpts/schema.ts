import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import { LONGEST_TURN, MOST_TURNS } from '@/lib/turns/schema'

const place = z.coerce.number().int().min(0).max(LONGEST_TURN)

/** Names of codes as somebody types them; a name that nobody used before makes a code. */
export const codeNames = () => field.lines(20, 60)

/**
 * Words of a sealed turn. `id` is the interview's, `index` the turn's place. Places in the turn count Unicode code
 * points from 0; the end is the first that is not part of it.
 */
export const markExcerptInput = z.object({
  id: field.id(),
  index: z.coerce.number().int().min(1).max(MOST_TURNS),
  startsAt: place,
  endsAt: place,
  quote: field.verbatim(LONGEST_TURN).meta({ description: 'Must equal the slice.' }),
  codes: codeNames(),
  memo: field.optionalText(10_000).meta({ description: 'What you think of it; kept apart from what was said.' }),
})

export type MarkExcerptInput = z.output<typeof markExcerptInput>

export const codeExcerptInput = z.object({ id: field.id(), codes: codeNames() })

export type CodeExcerptInput = z.output<typeof codeExcerptInput>

export const removeExcerptInput = z.object({ id: field.id() })

export type RemoveExcerptInput = z.output<typeof removeExcerptInput>

export const excerptReceipt = z.object({ id: shown.id(), interviewId: shown.id(), index: z.int() })

export type ExcerptReceipt = z.output<typeof excerptReceipt>
