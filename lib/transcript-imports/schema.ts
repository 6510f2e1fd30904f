import { z } from 'zod'
import type { Plain } from '@/lib/auth/operation'
import { field, shown } from '@/lib/fields'
import {
  disclosureDepths,
  endReasons,
  interviewerKinds,
  interviewTones,
  planInterviewInput,
} from '../interviews/schema'
import { transcriptFormats, transcriptNoteCodes } from '../transcript-formats/schema'
import { turnRoles } from '../turns/schema'

/** The largest upload, compressed or not. */
export const UPLOAD_MEGABYTES = 32

/** More than any study on record has; larger ones come in parts. */
export const MOST_SESSIONS = 2000

const held = planInterviewInput.shape

/** What holds for every session whose file says nothing else. */
const defaults = {
  access: held.access,
  tone: held.tone.meta({ description: 'Of sessions that do not say it.' }),
  disclosureDepth: held.disclosureDepth.meta({ description: 'Of sessions that do not say it.' }),
  language: held.language.meta({ description: 'BCP 47, such as en or ja; of sessions that do not say it.' }),
  interviewerKind: held.interviewerKind.meta({ description: 'Of sessions that do not say who asks.' }),
  interviewerId: held.interviewerId,
  interviewer: held.interviewer.meta({ description: 'Who asks in sessions that do not say it.' }),
  protocolVersionId: held.protocolVersionId,
  sourceUrl: held.sourceUrl,
}

const digestAndModel = /^([0-9a-f]{64})=([0-9a-f-]{36})$/

/**
 * The bytes of a file or an archive of transcripts; `expected` is the fingerprint of the preview that was looked at. How
 * an interview was held is what its file says of it, and where that says nothing what is given here.
 */
export const importTranscriptsInput = z.object({
  file: z.instanceof(Uint8Array, { error: 'required' }),
  name: field.optionalText(300).meta({ description: 'What the file is called; shown beside what is found in it.' }),
  dryRun: field.flag().meta({ description: 'Say what would happen, and change nothing.' }),
  expected: field
    .nullableText(64)
    .meta({ description: 'The fingerprint of the preview; refused when it has changed.' }),
  modelId: z
    .preprocess((value) => (value === '' || value === undefined ? null : value), field.id().nullable())
    .default(null)
    .meta({ description: 'The model of every session that names none, or one that is not on record.' }),
  assigned: field
    .lines(MOST_SESSIONS, 101)
    .pipe(z.array(z.string().regex(digestAndModel)))
    .meta({
      description: 'The model of single sessions, as the SHA-256 of the session, an equals sign and the model’s id.',
    }),
  isReversed: field.flag().meta({ description: 'The assistant asks, and the user is the model that answers.' }),
  ...defaults,
})

export type ImportTranscriptsInput = z.output<typeof importTranscriptsInput>

/** What becomes of a session: it is new, on record already, in the file before, or its model has to be chosen first. */
export const sessionStates = ['new', 'imported', 'onRecord', 'repeated', 'modelMissing'] as const

export type SessionState = (typeof sessionStates)[number]

const namedModel = z.object({ id: shown.id(), slug: z.string(), displayName: z.string() })

export const importedSession = z.object({
  file: z.string().meta({ description: 'Its path in the archive, or the name of the upload.' }),
  place: z.string().meta({ description: 'Where it stands in that file; empty when it is the whole of it.' }),
  sha256: z.string().meta({ description: 'Of its own bytes. The same bytes make no second interview.' }),
  format: z.enum(transcriptFormats),
  title: z.string(),
  statedModel: z.string().meta({ description: 'What the file calls the model.' }),
  model: namedModel.nullable(),
  turns: z.int(),
  opening: z
    .array(z.object({ role: z.enum(turnRoles), text: z.string() }))
    .meta({ description: 'How the first turns begin.' }),
  startedAt: shown.instant().nullable(),
  endedAt: shown.instant().nullable(),
  endReason: z.enum(endReasons).nullable(),
  language: z.string(),
  tone: z.enum(interviewTones).nullable(),
  disclosureDepth: z.enum(disclosureDepths).nullable(),
  interviewer: z.string(),
  interviewerKind: z.enum(interviewerKinds).nullable(),
  notes: z.array(z.object({ code: z.enum(transcriptNoteCodes), count: z.int(), place: z.string(), value: z.string() })),
  state: z.enum(sessionStates),
  interview: z
    .object({ id: shown.id(), title: z.string() })
    .nullable()
    .meta({ description: 'That it became, or that its bytes are already.' }),
  sameAs: z.string().meta({ description: 'The file of this upload that holds the same bytes; empty for all others.' }),
})

export type ImportedSession = Plain<z.output<typeof importedSession>>

const reason = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })

/** What an import of transcripts does or did. */
export const transcriptImportReport = z.object({
  created: z.int().meta({ description: 'Sessions that become interviews, or became them.' }),
  onRecord: z.int().meta({ description: 'Sessions whose bytes are on record already or stand in the file twice.' }),
  modelMissing: z.int().meta({ description: 'Sessions that are left out until their model is chosen.' }),
  interviewerMissing: z.int().meta({ description: 'Of those that become interviews, how many do not say who asks.' }),
  sessions: z.array(importedSession),
  rejected: z.array(z.object({ file: z.string(), reason })),
  fingerprint: z.string(),
})

export type TranscriptImportReport = Plain<z.output<typeof transcriptImportReport>>
