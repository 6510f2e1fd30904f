import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import { releaseStates } from '@/lib/interviews/schema'

export type ReleaseState = (typeof releaseStates)[number]

export const releaseMoves = ['clear', 'release', 'restrict', 'withhold', 'recall'] as const

export type ReleaseMove = (typeof releaseMoves)[number]

/** `id` and `version` are the interview's. */
const seen = { id: field.id(), version: field.version() }

const reason = field.text(2000).meta({ description: 'Stands beside the interview.' })

export const releaseInput = z.object(seen)

export type ReleaseInput = z.output<typeof releaseInput>

export const explainedReleaseInput = z.object({ ...seen, reason })

export const restrictInput = z.object({
  ...seen,
  restrictedUntil: field.date().meta({ description: 'The first day on which it may be released.' }),
  reason,
})

/** Why an interview cannot be cleared for release, or may not stay released. */
export const releaseObstacles = ['notFinal', 'narratorMissing', 'narratorAgainst', 'uncorrected'] as const

export type ReleaseObstacle = (typeof releaseObstacles)[number]

/** Whether an interview may be read outside, what stands in the way, and the moves the reader may make now. */
export const releaseRecord = z.object({
  release: z.enum(releaseStates),
  reason: z.string(),
  restrictedUntil: shown.date().nullable(),
  mayBeReleased: z.boolean().meta({ description: 'It was restricted until a day that has come.' }),
  obstacles: z.array(z.enum(releaseObstacles)),
  isAtOdds: z
    .boolean()
    .meta({ description: 'It is released or about to be, and something has come to stand against it.' }),
  moves: z.array(z.enum(releaseMoves)),
})
