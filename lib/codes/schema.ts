import { z } from 'zod'
import { field, shown } from '@/lib/fields'

export const updateCodeInput = z.object({
  id: field.id(),
  version: field.version(),
  name: field.text(60),
  description: field.optionalText(2000).meta({ description: 'When an excerpt belongs here, and when it does not.' }),
})

export type UpdateCodeInput = z.output<typeof updateCodeInput>

export const codeReceipt = z.object({ id: shown.id(), version: shown.version() })

export type CodeReceipt = z.output<typeof codeReceipt>
