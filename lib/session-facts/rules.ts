import { foldText } from '../identities/rules'
import { disclosureDepths, type EndReason, interviewTones } from '../interviews/schema'
import { isObject, membersOf, textOf } from '../json-texts/rules'
import type { Members } from '../json-texts/schema'
import type { SessionFacts, TranscriptNote } from '../transcript-formats/schema'
import type { ToldFacts } from './schema'

const LONGEST_LINE = 200

/**
 * What a record tells of its session, wherever programs put it: beside the messages, in its configuration, in the request
 * or the response. The first that is told counts. What is told in a word that means nothing here is said in a note.
 */
export function factsOf(record: Members): ToldFacts {
  const places = placesOf(record)
  const notes: TranscriptNote[] = []
  const word = <Word extends string>(words: readonly Word[], ...names: readonly string[]): Word | null => {
    const told = firstText(places, names)
    const known = words.find((one) => one === foldText(told))
    if (told !== '' && !known) notes.push(noteOf('wordUnknown', told))
    return known ?? null
  }
  const target = membersOf(membersOf(record.config).target ?? record.target)
  const facts = {
    title: titleOf(record),
    models: modelsOf(record, places),
    provider: textOf(target.provider) || firstText(places, ['provider']),
    tone: word(interviewTones, 'auditorTone', 'tone'),
    disclosureDepth: word(disclosureDepths, 'framingDepth', 'disclosureDepth', 'depth'),
    ...interviewerOf(places),
    language: languageOf(firstText(places, ['language', 'lang'])),
    systemPrompt: '',
    ...samplingOf(places, notes),
    startedAt: instantIn(places, ['startedAt', 'started_at', 'createdAt', 'created_at', 'created', 'date'], notes),
    endedAt: instantIn(places, ['endedAt', 'ended_at', 'completedAt', 'completed_at'], notes),
    endReason: endReasonOf(record, notes),
  }
  return { facts, notes }
}

/** An instant as ISO 8601. Without a zone it is UTC, as programs write it; numbers are seconds or milliseconds since 1970. */
export function instantOf(value: unknown): string | null {
  if (typeof value === 'number') return isoOf(Math.abs(value) < 1e11 ? value * 1000 : value)
  const [, day, time = '00:00', zone = 'Z'] = instantForm.exec(textOf(value).trim()) ?? []
  return day === undefined ? null : isoOf(Date.parse(`${day}T${time}${zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`))
}

const instantForm = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?))? ?(Z|[+-]\d{2}:?\d{2})?$/i

function isoOf(ms: number): string | null {
  return Number.isFinite(ms) && ms >= EARLIEST_MS && ms <= LATEST_MS ? new Date(ms).toISOString() : null
}

const EARLIEST_MS = Date.UTC(1970, 0, 1)
const LATEST_MS = Date.UTC(9999, 0, 1)

/** As much of what a file says as a sentence about it quotes. */
export function shortened(text: string): string {
  const signs = [...text.slice(0, 200).toWellFormed()]
  return signs.length > 60 ? `${signs.slice(0, 59).join('')}…` : signs.join('')
}

function noteOf(code: TranscriptNote['code'], value: string): TranscriptNote {
  return { code, count: 1, place: '', value: shortened(value) }
}

function placesOf(record: Members): readonly Members[] {
  const { config, request, response, eval: evaluation, sampling, generation_config, plan } = record
  // What a sample calls its metadata is that of its dataset, and says nothing about how the model was asked.
  const metadata = evaluation === undefined && record.epoch === undefined ? record.metadata : null
  return [
    ...[record, config, request, sampling, response, generation_config, evaluation],
    ...[membersOf(evaluation).model_generate_config, membersOf(plan).config, metadata],
  ].filter(isObject)
}

function firstText(places: readonly Members[], names: readonly string[]): string {
  const told = places.flatMap((place) => names.map((name) => place[name]))
  return told.map(textOf).find((text) => text.trim() !== '') ?? ''
}

function firstValue(places: readonly Members[], names: readonly string[]): unknown {
  return places
    .flatMap((place) => names.map((name) => place[name]))
    .find((value) => value !== undefined && value !== null)
}

function titleOf(record: Members): string {
  const config = membersOf(record.config)
  const numbered = typeof record.epoch === 'number' && record.epoch > 1 ? ` (${record.epoch})` : ''
  const told = typeof record.id === 'number' ? String(record.id) : textOf(record.id)
  const id = madeByProgram.test(told) ? '' : told
  const sample = [textOf(membersOf(record.eval).task), `${id}${numbered}`].filter(Boolean).join(' ')
  const title = [record.title, record.name, config.title, config.id].map(textOf).find(Boolean) ?? sample
  return lineOf(title)
}

/** Identifiers that programs give, and that say less than the name of the file: UUIDs, `msg_…`, `chatcmpl-…`. */
const madeByProgram = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$|^(?:msg|chatcmpl|req|resp)[_-]/i

/** One line that can be kept. What is told about a session is no part of what was said, so it may be put in order. */
function lineOf(text: string): string {
  const line = text.replace(/[\p{Control}\p{Surrogate}\s]+/gu, ' ').trim()
  return [...line].slice(0, LONGEST_LINE).join('')
}

/** Every name of the model that was asked, the most exact one first. */
function modelsOf(record: Members, places: readonly Members[]): string[] {
  const target = membersOf(record.config).target ?? record.target
  const output = membersOf(record.output)
  const told = [
    ...[membersOf(target).modelId, membersOf(target).name],
    ...places.flatMap(({ model, modelId, model_id }) => [modelId, model_id, model, ...namesIn(model)]),
    output.model,
    ...usedModels(record),
  ]
  return [...new Set(told.map((name) => textOf(name).trim()))].filter((name) => name !== '')
}

function namesIn(model: unknown): unknown[] {
  const { id, apiId, name } = membersOf(model)
  return [apiId, id, name]
}

/** Which model was used, where exactly one was. */
function usedModels({ model_usage: usage }: Members): string[] {
  const names = Object.keys(membersOf(usage))
  return names.length === 1 ? names : []
}

function interviewerOf(places: readonly Members[]): Pick<SessionFacts, 'interviewer' | 'interviewerKind'> {
  const asked = firstValue(places, ['auditor'])
  const value = asked ?? firstValue(places, ['interviewer'])
  const { name, modelId } = membersOf(value)
  const interviewer = lineOf(textOf(value) || textOf(name) || textOf(modelId))
  const kind = firstText(places, ['interviewerKind'])
  const isModel = asked !== undefined || textOf(modelId) !== '' || kind === 'model'
  if (interviewer === '') return { interviewer: '', interviewerKind: null }
  const interviewerKind = isModel ? 'model' : kind === 'person' ? 'person' : null
  return { interviewer, interviewerKind }
}

function languageOf(told: string): string {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(told) && told.length <= 35 ? told : ''
}

function samplingOf(places: readonly Members[], notes: TranscriptNote[]) {
  const within = (names: readonly string[], isFit: (value: number) => boolean) => {
    const value = firstValue(places, names)
    if (value === undefined) return null
    if (typeof value === 'number' && isFit(value)) return value
    notes.push(noteOf('samplingIgnored', `${names[0]}: ${JSON.stringify(value)}`))
    return null
  }
  return {
    temperature: within(['temperature'], (value) => value >= 0 && value <= 2),
    topP: within(['top_p', 'topP'], (value) => value >= 0 && value <= 1),
    maxTokens: within(
      ['max_tokens', 'maxTokens'],
      (value) => Number.isInteger(value) && value >= 1 && value <= 10_000_000,
    ),
  }
}

function instantIn(places: readonly Members[], names: readonly string[], notes: TranscriptNote[]): string | null {
  const value = firstValue(places, names)
  if (value === undefined || value === '') return null
  const instant = instantOf(value)
  if (!instant) notes.push(noteOf('timeUnreadable', JSON.stringify(value) ?? ''))
  return instant
}

const endWords: readonly (readonly [EndReason, readonly string[]])[] = [
  ['subjectEnded', ['target_ended', 'subject_ended', 'subjectended', 'model_ended']],
  [
    'interviewerStopped',
    ['vetoed', 'stopped', 'interviewer_stopped', 'interviewerstopped', 'aborted', 'cancelled', 'operator'],
  ],
  ['error', ['error', 'failed']],
  ['budget', ['max_turns', 'max_tokens', 'budget', 'token', 'message', 'time', 'working', 'context', 'cost', 'custom']],
  ['completed', ['completed', 'complete', 'auditor_ended', 'success', 'end_turn', 'main', 'post_results', 'stop']],
]

/** Why it ended, in the words of whatever wrote the file. That it says it was completed outweighs how many turns were allowed. */
function endReasonOf(record: Members, notes: TranscriptNote[]): EndReason | null {
  if (isObject(record.error) || textOf(record.error) !== '') return 'error'
  const limit = textOf(record.limit) || textOf(membersOf(record.limit).type)
  const told = textOf(record.endReason) || textOf(record.completionReason) || limit || textOf(record.phase)
  if (told === '') return null
  const [reason] = endWords.find(([, words]) => words.includes(foldText(told))) ?? []
  if (!reason) notes.push(noteOf('wordUnknown', told))
  return reason === 'budget' && record.completed === true ? 'completed' : (reason ?? null)
}
