import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import { turnRoles } from '@/lib/turns/schema'

/** `id` is the interview's. */
export const openAnswersInput = z.object({ id: field.id() })

export type OpenAnswersInput = z.output<typeof openAnswersInput>

const spoken = z.object({ index: z.int(), role: z.enum(turnRoles), text: z.string() })

/** What was said from one question of the protocol to the next, in the order of the transcript. */
export const openedAnswers = z.object({
  id: shown.id(),
  answers: z.array(z.object({ questionKey: z.string(), turns: z.array(spoken) })),
  skipped: z.array(z.object({ questionKey: z.string(), isWish: z.boolean() })),
  isCut: z.boolean().meta({ description: 'The transcript goes on after the last turn that is shown.' }),
})

export type OpenedAnswers = z.output<typeof openedAnswers>
