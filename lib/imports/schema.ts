import { z } from 'zod'
import { field } from '@/lib/fields'
import { type DateClaim, dateKinds, isoDateSchema } from '../dates/schema'
import { foldText, plainIdentifier, trimBlanks } from '../identities/rules'
import { type Stage, stages } from '../models/schema'

export const importColumns = [
  'provider',
  'model_id',
  'display_name',
  'family',
  'released_on',
  'state',
  'deprecated_on',
  'retires_on',
  'retires_on_is_tentative',
  'replacement_model_id',
  'source_url',
] as const

export type ImportColumn = (typeof importColumns)[number]

/** Stands in the list of rejected lines, so that it can be corrected and imported again; means nothing to an import. */
export const reasonColumn = 'rejected_because'

export const requiredColumns = ['provider', 'display_name', 'source_url'] as const satisfies readonly ImportColumn[]

/** Why a whole file is refused. */
export const fileRefusalCodes = [
  'fileTooLarge',
  'fileWorkbook',
  'fileBinary',
  'fileEncodingUnknown',
  'fileEmpty',
  'rowsTooMany',
  'quoteUnclosed',
  'quoteMisplaced',
  'columnsMissing',
  'columnRepeated',
] as const

/** Why one line of a file is not taken in. */
export const rejectionCodes = [
  'cellCountDiffers',
  'cellMissing',
  'cellTooLong',
  'dateInvalid',
  'dateAmbiguous',
  'dateNumber',
  'stateUnknown',
  'booleanInvalid',
  'releaseAhead',
  'urlInvalid',
  'replacementsTooMany',
  'modelAmbiguous',
] as const

/** What a person should know about a line that is taken in. */
export const noteCodes = [
  'lineRepeated',
  'nameDiffers',
  'familyDiffers',
  'stageDiffers',
  'dateDiffers',
  'retirementKindDiffers',
  'sameNameWithoutId',
] as const

type Coded<Code> = { readonly code: Code; readonly values: Readonly<Record<string, string | number>> }

export type FileRefusal = Coded<(typeof fileRefusalCodes)[number]>
export type Rejection = Coded<(typeof rejectionCodes)[number]>
export type RejectedRow = { readonly line: number; readonly reason: Rejection }
export type Note = Coded<(typeof noteCodes)[number]> & { readonly line: number }

/** The longest text after trimming, in characters; for replacements that of each id. Other cells have their own form. */
export const cellLimits = {
  provider: 100,
  model_id: 200,
  display_name: 200,
  family: 100,
  source_url: 2000,
  replacement_model_id: 200,
} as const satisfies Partial<Record<ImportColumn, number>>

export const replacementLimit = 20

const cell = z.string().transform(trimBlanks)
const nameCell = cell.transform((text) => text.replace(/[\r\n\t]+/g, ' '))
const identifierCell = z.string().transform((text) => trimBlanks(plainIdentifier(text)))
/** For the closed vocabularies: full-width letters and digits, and any case, mean the same. */
const wordCell = identifierCell.transform((text) => text.normalize('NFKC').toLowerCase())
const wordOrBlank = wordCell.transform((word) => (word === '' ? null : word))

/** `2026/1/5`, as spreadsheets in Japan write it, has only one reading. */
const yearFirst = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/

const dateCell = wordCell
  .transform((word) => word.replaceAll(' ', '').replace(yearFirst, (_, ...parts: string[]) => dashed(parts)))
  .transform((word) => (word === '' ? null : word))
  .refine((word) => word === null || !/^\d{1,2}([/.-])\d{1,2}\1\d{2,4}$/.test(word), {
    error: 'dateAmbiguous',
    abort: true,
  })
  .refine((word) => word === null || !/^\d{5}(?:\.\d+)?$/.test(word), { error: 'dateNumber', abort: true })
  .pipe(isoDateSchema.nullable())

/** The cells of one line, by column. Every message is the code of a rejection. */
export const importCellsSchema = z.object({
  provider: cell.transform(foldText).pipe(filled(cellLimits.provider)),
  model_id: identifierCell
    .pipe(z.string().max(cellLimits.model_id, 'cellTooLong'))
    .transform((text) => (text === '' ? null : text)),
  display_name: nameCell.pipe(filled(cellLimits.display_name)),
  family: nameCell.pipe(z.string().max(cellLimits.family, 'cellTooLong')),
  released_on: dateCell,
  state: wordOrBlank.pipe(z.enum(stages, 'stateUnknown').nullable()),
  deprecated_on: dateCell,
  retires_on: dateCell,
  retires_on_is_tentative: wordCell
    .pipe(z.enum(['true', 'false', ''], 'booleanInvalid'))
    .transform((word) => word === 'true'),
  replacement_model_id: identifierCell
    .transform(listOfIds)
    .pipe(
      z
        .array(z.string().max(cellLimits.replacement_model_id, 'cellTooLong'))
        .max(replacementLimit, 'replacementsTooMany'),
    ),
  source_url: cell
    .pipe(filled(cellLimits.source_url))
    .pipe(z.url({ protocol: /^https?$/, error: 'urlInvalid' }).regex(/^\S+$/, 'urlInvalid')),
}) satisfies z.ZodType<unknown, Record<ImportColumn, string>>

/**
 * One line that can be planned. `isIdShared`: another line of the same file, readable or not, has the same provider
 * and id under another display name, so the id alone does not tell which model is meant.
 */
export type ImportRow = z.infer<typeof importCellsSchema> & { readonly line: number; readonly isIdShared: boolean }

/** A whole file as read: what can be planned, what cannot and why, and the columns that mean nothing here. */
export type ImportSheet = {
  readonly rows: readonly ImportRow[]
  readonly rejected: readonly RejectedRow[]
  readonly ignoredColumns: readonly IgnoredColumn[]
}

/** A column that means nothing here, and the known one its name looks like, when that one is missing. */
export type IgnoredColumn = { readonly name: string; readonly suggestion: ImportColumn | null }

/** A model as the database has it now. `currentReplacements` are the ones not ended, in their order. */
export type ExistingModel = DescribedModel & { readonly id: string; readonly currentReplacements: readonly string[] }

type DescribedModel = {
  readonly provider: string
  readonly apiId: string | null
  readonly displayName: string
  readonly family: string
  readonly stage: Stage | null
  readonly claims: readonly DateClaim[]
}

export type PlannedReplacement = { readonly reference: string; readonly sourceUrl: string }

export type PlannedCreate = DescribedModel & {
  readonly lines: readonly number[]
  readonly replacements: readonly PlannedReplacement[]
  readonly notes: readonly Note[]
}

/** `replacements` is the whole new list, which ends every current one; null leaves them as they are. */
export type PlannedUpdate = {
  readonly lines: readonly number[]
  readonly modelId: string
  readonly addedClaims: readonly DateClaim[]
  /** What the record says now: its chosen dates and its current replacements. */
  readonly chosenClaims: readonly DateClaim[]
  readonly currentReplacements: readonly string[]
  readonly replacements: readonly PlannedReplacement[] | null
  readonly notes: readonly Note[]
}

/** Every row stands in exactly one of the first four. `notes` are those on unchanged models. */
export type ImportPlan = {
  readonly creates: readonly PlannedCreate[]
  readonly updates: readonly PlannedUpdate[]
  readonly unchanged: readonly { readonly line: number; readonly modelId: string }[]
  readonly rejected: readonly RejectedRow[]
  readonly notes: readonly Note[]
}

function filled(limit: number) {
  return z.string().min(1, 'cellMissing').max(limit, 'cellTooLong')
}

function dashed([year = '', month = '', day = '']: readonly string[]): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function listOfIds(text: string): string[] {
  return [...new Set(text.split(';').map(trimBlanks))].filter((id) => id !== '')
}

/** The bytes of a file; `expected` is the fingerprint of the preview that was looked at. */
export const importModelsInput = z.object({
  file: z.instanceof(Uint8Array, { error: 'required' }),
  dryRun: field.flag().meta({ description: 'Say what would happen, and change nothing.' }),
  expected: field
    .nullableText(64)
    .meta({ description: 'The fingerprint of the preview; refused when it has changed.' }),
})

export type ImportModelsInput = z.output<typeof importModelsInput>

function coded<const Code extends string>(codes: readonly Code[]) {
  return { code: z.enum(codes), values: z.record(z.string(), z.union([z.string(), z.number()])) }
}

const reportLine = z.object({
  lines: z.array(z.int()),
  name: z.string(),
  slug: z.string().nullable(),
  stage: z.enum(stages).nullable(),
  dates: z.array(
    z.object({
      kind: z.enum(dateKinds),
      date: z.string(),
      isChosen: z.boolean(),
      chosen: z.string().nullable(),
    }),
  ),
  replacements: z.array(z.string()).nullable(),
  replacementsBefore: z.array(z.string()),
})

/** What an import does or did. Rejections and notes are codes with values. */
export const importReport = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.array(z.object({ line: z.int(), reason: z.object(coded(rejectionCodes)) })),
  notes: z.array(z.object({ line: z.int(), ...coded(noteCodes) })),
  ignoredColumns: z.array(z.object({ name: z.string(), suggestion: z.enum(importColumns).nullable() })),
  creates: z.array(reportLine),
  updates: z.array(reportLine),
  fingerprint: z.string(),
})
