import { z } from 'zod'
import { decisionLimits } from '@/lib/decisions/schema'
import { field, shown } from '@/lib/fields'

export const recordDissentInput = z.object({
  decisionId: field.id(),
  text: field.text(decisionLimits.note).meta({ description: 'What you would have decided, and why.' }),
})

export type RecordDissentInput = z.output<typeof recordDissentInput>

export const dissentReceipt = z.object({ id: shown.id(), decisionId: shown.id() })

export type DissentReceipt = z.output<typeof dissentReceipt>
