'use server'

import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { getLocale, getTimeZone } from 'next-intl/server'
import type { ImportStep, SessionLine, TranscriptAnswer } from '@/components/transcript-imports/import-state'
import { requestCaller } from '@/lib/auth/page-request'
import type { Result } from '@/lib/errors'
import { readForm } from '@/lib/form-input'
import { formatInstant, formatNumber } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import { placeInFile, refusalTexts, rejectionText, transcriptNoteText } from '@/lib/i18n/refusal-text'
import { progressOf } from '@/lib/import-progress/queries'
import { transcriptImportOperations } from '@/lib/transcript-imports/operations'
import type { ImportedSession, TranscriptImportReport } from '@/lib/transcript-imports/schema'

type Reader = { readonly locale: Locale; readonly timeZone: string }

/** Looks into a file of transcripts or, with the fingerprint of that look, imports it. Says how far it is until it is done. */
export async function sendTranscripts(form: FormData): Promise<AsyncIterable<ImportStep>> {
  const [reader, input] = [{ locale: await getLocale(), timeZone: await getTimeZone() }, await readForm(form)]
  const file = form.get('file')
  const bytes = input.file instanceof Uint8Array ? input.file : new Uint8Array()
  const digest = createHash('sha256').update(bytes).digest('hex')
  const result = runImport({ ...input, name: file instanceof File ? file.name.slice(0, 300) : '' })
  // Whoever has closed the page follows nothing any more; a fault is then nobody's to catch, and must not end the process.
  result.catch(() => {})
  return followed(result, digest, reader)
}

async function runImport(input: Readonly<Record<string, unknown>>): Promise<Result<TranscriptImportReport>> {
  const caller = await requestCaller('change')
  if (!caller.ok) return caller
  const { execute } = transcriptImportOperations['interview.import']
  return execute(caller.value, 'interview.import', input)
}

/** Often enough that the figures move, and seldom enough to cost nothing. */
const TOLD_EVERY_MS = 400

async function* followed(
  result: Promise<Result<TranscriptImportReport>>,
  digest: string,
  reader: Reader,
): AsyncGenerator<ImportStep> {
  for (;;) {
    const settled = await Promise.race([result, sleep(TOLD_EVERY_MS, null)])
    if (settled) return yield { kind: 'answer', answer: answerOf(settled, reader) }
    const progress = progressOf(digest)
    if (progress) yield { kind: 'progress', ...progress }
  }
}

function answerOf(result: Result<TranscriptImportReport>, reader: Reader): TranscriptAnswer {
  const { locale } = reader
  if (!result.ok) return { status: 'refused', ...refusalTexts(locale, result) }
  const { sessions, rejected, fingerprint } = result.value
  return {
    status: sessions.some(({ state }) => state === 'imported') ? 'done' : 'preview',
    lines: sessions.map((session, at) => ({ key: String(at), ...lineOf(session, reader) })),
    rejected: rejected.map(({ reason }) => rejectionText(locale, reason)),
    fingerprint,
  }
}

function lineOf(session: ImportedSession, { locale, timeZone }: Reader): Omit<SessionLine, 'key'> {
  const { sha256, title, statedModel, model, state, interview, sameAs, opening, language } = session
  return {
    ...{ sha256, title, statedModel, state, interview, sameAs, opening, language },
    source: placeInFile(locale, session.file, session.place),
    model: model && { id: model.id, name: model.displayName },
    isAskerMissing: session.interviewer === '',
    turns: formatNumber(locale, session.turns),
    when: session.startedAt === null ? '' : formatInstant(locale, session.startedAt, timeZone, 'short'),
    notes: session.notes.map((note) => transcriptNoteText(locale, note)),
  }
}
