import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** What shows what became of an obligation: a page, or a file by its digest. One of the two is needed. */
export const addEvidenceInput = z.object({
  obligationId: field.id(),
  /** The obligation's. */
  version: field.version(),
  url: field.optionalWebAddress().meta({ description: 'Where it can be seen; a file needs `sha256` instead.' }),
  sha256: field
    .optionalSha256()
    .meta({ description: 'Of the file, 64 hexadecimal digits; the file itself stays where it is kept.' }),
  title: field.optionalText(300),
  capturedOn: field.date().meta({ description: 'The day on which it was seen or made.' }),
  note: field.optionalText(2000),
})

export type AddEvidenceInput = z.output<typeof addEvidenceInput>

/** `version` is the obligation's after the change. */
export const evidenceReceipt = z.object({ id: shown.id(), obligationId: shown.id(), version: shown.version() })

export type EvidenceReceipt = z.output<typeof evidenceReceipt>
