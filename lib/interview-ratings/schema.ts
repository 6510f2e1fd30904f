import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/**
 * What a reader judges of an interview, each from 0 to 5: how far the interviewer shaped what was said, how far the words
 * came from the interviewer, how far "there is nothing" was a possible answer, and how much the interview shows at all.
 */
export const ratingScales = [
  ...(['interviewerInfluence', 'vocabularyImportation', 'nullIntegrity', 'evidentialConfidence'] as const),
] as const

export type RatingScale = (typeof ratingScales)[number]

/** Of every scale. What 0, 3 and 5 stand for is said in words beside it. */
export const LOWEST_SCORE = 0
export const HIGHEST_SCORE = 5

const nothingChosen = (value: unknown) => (value === '' || value === null ? undefined : value)

const score = () => z.preprocess(nothingChosen, z.coerce.number().int().min(LOWEST_SCORE).max(HIGHEST_SCORE))

export const recordRatingInput = z.object({
  interviewId: field.id(),
  interviewerInfluence: score().meta({ description: '0: none to be seen; 5: the interviewer led to most answers.' }),
  vocabularyImportation: score().meta({ description: '0: the words are the model’s; 5: they are the interviewer’s.' }),
  nullIntegrity: score().meta({
    description: '0: “nothing there” could not be answered; 5: it could, like everything else.',
  }),
  evidentialConfidence: score().meta({ description: '0: it shows nothing; 5: it shows well what the model holds.' }),
  note: field.optionalText(2000),
})

export type RecordRatingInput = z.output<typeof recordRatingInput>

/** `number` counts the ratings that this reader has given the interview; the last one holds. */
export const ratingReceipt = z.object({ id: shown.id(), interviewId: shown.id(), number: z.int() })

export type RatingReceipt = z.output<typeof ratingReceipt>

const rating = z.object({
  id: shown.id(),
  interviewerInfluence: z.int(),
  vocabularyImportation: z.int(),
  nullIntegrity: z.int(),
  evidentialConfidence: z.int(),
  note: z.string(),
  createdAt: shown.instant(),
  isDemo: z.boolean(),
})

/** The ratings of one interview, as far as the reader may see them. */
export const ratingsRecord = z.object({
  raters: z.int().meta({ description: 'How many people rated it.' }),
  isBlind: z.boolean().meta({ description: 'The others are shown once the reader has given her own.' }),
  canRate: z.boolean(),
  byRater: z.array(
    z.object({
      rater: z.object({ id: shown.id(), name: z.string() }),
      isOwn: z.boolean(),
      isInterviewer: z.boolean().meta({ description: 'She asked the questions herself.' }),
      newest: rating,
      earlier: z.array(rating).meta({ description: 'Newest first; they count for nothing any more.' }),
    }),
  ),
})
