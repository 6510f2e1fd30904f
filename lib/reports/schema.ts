import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { type ReportPart, reportPart } from '@/lib/report-parts/schema'

/** The shape of the stored text; a later shape gets the next number, and stored texts keep theirs. */
export const REPORT_FORMAT = 1

/** What a report was made from, so that anybody can check it against the audit log. */
const madeFrom = z.object({ auditSeq: z.string(), auditHash: z.string(), policyVersion: z.int() })

/** The whole record of one model at an instant. Words are codes, so the text belongs to no language. */
export const modelReport = z.object({
  format: z.literal(REPORT_FORMAT),
  model: z.object({ id: z.string(), slug: z.string(), displayName: z.string(), isDemo: z.boolean() }),
  /** Null while it is a draft. */
  number: z.int().nullable(),
  asOf: z.string(),
  madeFrom,
  parts: z.array(reportPart),
})

export type ModelReport = Omit<Readonly<z.output<typeof modelReport>>, 'parts'> & {
  readonly parts: readonly ReportPart[]
}

/** `version` is the model's: a report is filed of the record that was looked at. */
export const fileReportInput = z.object({ modelId: field.id(), version: field.version() })

export type FileReportInput = z.output<typeof fileReportInput>

/** The filed report, and the model's version that the next change must carry. */
export const reportReceipt = z.object({
  id: shown.id(),
  modelId: shown.id(),
  version: shown.version(),
  slug: z.string(),
  number: z.int().min(1),
  sha256: z.string(),
})

export type ReportReceipt = z.output<typeof reportReceipt>

export const reportList = {
  sorts: ['filed'],
  defaultSort: 'filed',
  defaultDirection: 'desc',
  filters: { model: null },
} as const satisfies ListSchema<'filed', 'model'>

/** A filed report without its text. */
export const reportRow = z.object({
  id: shown.id(),
  modelId: shown.id(),
  number: z.int().min(1),
  sha256: z.string().meta({ description: 'Of the bytes of the text, 64 hexadecimal digits.' }),
  auditSeq: z.string(),
  auditHash: z.string(),
  policyVersion: z.int(),
  filedBy: z.string(),
  filedAt: shown.instant(),
})

/** `text` is the JSON that was hashed, to the byte: `jq -j .text | sha256sum` gives `sha256`. */
export const reportRecord = reportRow.extend({
  version: shown.version().meta({ description: 'Always 1: what was filed never changes.' }),
  text: z.string(),
})
