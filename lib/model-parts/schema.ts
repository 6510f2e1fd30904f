import { z } from 'zod'
import { shown } from '@/lib/fields'

/** The part of a model that was made or changed, and the model's version that the next change must carry. */
export const partReceipt = z.object({ id: shown.id(), modelId: shown.id(), version: shown.version() })

export type PartReceipt = z.output<typeof partReceipt>
