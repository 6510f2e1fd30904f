import { basename } from 'node:path'
import type { Caller } from '@/lib/auth/context'
import { rejectionText, transcriptNoteText } from '@/lib/i18n/refusal-text'
import { findModel } from '@/lib/models/queries'
import { transcriptImportReport } from '@/lib/transcript-imports/schema'
import { readBytes } from './input'
import { CommandFailure, type Output } from './output'
import { run, withCaller } from './session'

export type ImportOptions = {
  readonly dryRun?: boolean
  readonly model?: string
  readonly reversed?: boolean
  readonly interviewer?: string
  readonly interviewerKind?: string
  readonly tone?: string
  readonly depth?: string
  readonly language?: string
  readonly access?: string
  readonly protocolVersion?: string
  readonly source?: string
}

/** `emeritus import transcripts FILE`: what the browser's import does, in one go. */
export async function importTranscriptsFile(path: string, options: ImportOptions, output: Output): Promise<void> {
  const file = await readBytes(path)
  const isDryRun = options.dryRun ?? false
  const report = await withCaller(['interview.import', 'model.read'], async (caller) => {
    const input = { ...heldAs(options), modelId: await modelIdOf(caller, options.model) }
    return run(
      caller,
      'interview.import',
      { file, name: basename(path), dryRun: isDryRun, ...input },
      transcriptImportReport,
    )
  })
  const { created, onRecord, modelMissing, sessions } = report
  const rejected = report.rejected.map(({ file: name, reason }) => ({
    file: name,
    reason: rejectionText('en', reason),
  }))
  const notes = sessions.flatMap(({ file: name, notes: found }) =>
    found.map((note) => ({ file: name, note: transcriptNoteText('en', note) })),
  )
  const told = sessions.map(({ file: name, place, state, title, interview }) => ({
    file: name,
    place,
    state,
    title,
    interview,
  }))
  output.result({ created, onRecord, modelMissing, rejected, sessions: told }, [
    ...notes.map(({ file: name, note }) => `${name}: ${note}`),
    ...unchosen(sessions).map(
      ([name, count]) => `No model on record for ${count} sessions that say: ${name || 'nothing'}`,
    ),
    ...rejected.map(({ reason }) => `Left out: ${reason}`),
    `${isDryRun ? 'Would be' : 'Done:'} ${created} imported, ${onRecord} on record already, ` +
      `${modelMissing} without a model, ${rejected.length} left out.`,
  ])
}

function heldAs({ reversed, interviewer, interviewerKind, tone, depth, language, access, ...rest }: ImportOptions) {
  const given = {
    ...{ isReversed: reversed, interviewer, interviewerKind, tone, disclosureDepth: depth, language, access },
    ...{ protocolVersionId: rest.protocolVersion, sourceUrl: rest.source },
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** A model is named as in the address of its page, or by its id. */
async function modelIdOf(caller: Caller, name: string | undefined): Promise<string | null> {
  if (name === undefined) return null
  const context = caller.permit('model.read')
  const model = context && (await findModel(context, name))
  if (!model) throw new CommandFailure(`There is no model called ${name}. Write it as in the address of its page.`)
  return model.id
}

type Session = { readonly state: string; readonly statedModel: string }

function unchosen(sessions: readonly Session[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { state, statedModel } of sessions) {
    if (state === 'modelMissing') counts.set(statedModel, (counts.get(statedModel) ?? 0) + 1)
  }
  return [...counts]
}
