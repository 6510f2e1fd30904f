import { z } from 'zod'
import { obligationStates } from '@/lib/obligations/schema'

/** The fields of an obligation that its events tell and its row shows. */
export const loggedStanding = z.object({ state: z.enum(obligationStates), dueOn: z.string().nullable() })
