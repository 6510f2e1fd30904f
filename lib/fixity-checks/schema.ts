import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** Unreadable: there was nothing to compare. It counts as little as a copy that failed. */
export const fixityResults = ['passed', 'failed', 'unreadable'] as const

export type FixityResult = (typeof fixityResults)[number]

/**
 * What was found, and never a verdict: the result is the comparison with the digest on record. It carries no version, so
 * that machines can report at any time and at once.
 */
export const recordCheckInput = z.object({
  copyId: field.id(),
  observed: z
    .preprocess((value) => (value === '' ? null : value), field.sha256().nullable())
    .default(null)
    .meta({ description: 'The SHA-256 digest that was computed from the copy. Left out when it is unreadable.' }),
  isUnreadable: field.flag().meta({ description: 'The copy could not be read to its end.' }),
  checkedAt: z
    .preprocess(
      (value) => (value === '' ? null : value),
      z.iso.datetime({ offset: true }).refine(isOfOurTime).nullable(),
    )
    .default(null)
    .meta({ description: 'When it was read; now, if it is left out.' }),
  note: field.optionalPlainText(2000),
})

export type RecordCheckInput = z.output<typeof recordCheckInput>

/** A clock that was never set says 1970, and databases write the first years in other ways. */
function isOfOurTime(instant: string): boolean {
  return Date.parse(instant) >= Date.parse('2000-01-01')
}

/** `result` is what the comparison gave; `level` is the model's preservation level after it. */
export const checkReceipt = z.object({
  id: shown.id(),
  copyId: shown.id(),
  modelId: shown.id(),
  result: z.enum(fixityResults),
  level: z.int().min(0).max(4),
})

export type CheckReceipt = z.output<typeof checkReceipt>
