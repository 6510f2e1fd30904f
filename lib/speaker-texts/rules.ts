import { done, type Result, refuse } from '../errors'
import type { Members } from '../json-texts/schema'
import { roleOf, turnRefusal } from '../message-sessions/rules'
import { factsOf, instantOf } from '../session-facts/rules'
import type { ReadFile, ReadTurn, TranscriptNote } from '../transcript-formats/schema'
import { sessionOf } from '../turn-lists/rules'
import { MOST_TURNS, type TurnRole } from '../turns/schema'
import { type SpeakerMark, type SpeakerStyle, speakerStyles } from './schema'

/**
 * Reads a text in which speakers are named: `## Interviewer`, `**Subject:** …` or `Human: …`, in English or Japanese. Of
 * these three ways a text has one, and what looks like another is part of what is said. A turn is exactly what stands
 * between two names but one blank line on either side. A line of a turn that would look like a name has a backslash in
 * front, which is taken off again. What stands before the first name is kept as a turn of the system.
 */
export function* readSpeakers(text: string): Generator<void, Result<ReadFile>> {
  const matter = frontMatter(text)
  const marks = chosenMarks([...marksIn(text, matter.end)])
  const [first] = marks
  if (!first) return refuse('transcriptNoSpeakers')
  if (marks.length > MOST_TURNS) return refuse('transcriptTurnsTooMany', { place: '', limit: MOST_TURNS })
  const newline = /(?<!\r)\n/.test(text) || !text.includes('\n') ? '\n' : '\r\n'
  const before = openingOf(text.slice(matter.end, first.start), newline)
  const unkept = before.preamble && turnRefusal(before.preamble, '#1')
  if (unkept) return unkept
  const turns: ReadTurn[] = before.preamble === null ? [] : [before.preamble]
  for (const [index, mark] of marks.entries()) {
    const region = text.slice(mark.end, marks[index + 1]?.start ?? text.length)
    const turn = turnOf(mark, { text: region, isBelow: text[mark.end - 1] === '\n' }, newline)
    const refusal = turnRefusal(turn, `#${mark.line}`)
    if (refusal) return refusal
    turns.push(turn)
    yield
  }
  const told = factsOf({ title: before.title, ...asidesOf(marks), ...before.pairs, ...matter.pairs })
  const session = sessionOf({
    ...{ format: 'markdown', place: '', span: null, models: [], turns, facts: told.facts },
    notes: [...told.notes, ...notesOf(turns, marks, before.preamble)],
  })
  return session.ok ? done({ sessions: [session.value], rejected: [] }) : session
}

const words = [
  ...['interviewer', 'auditor', 'user', 'human', 'subject', 'assistant', 'model', 'ai', 'system', 'tool'],
  ...['聞き手', 'インタビュアー', '質問者', 'ユーザー', '対象', '回答者', 'モデル', 'アシスタント', 'システム'],
].join('|')

const japaneseRoles: ReadonlyMap<string, TurnRole> = new Map([
  ...['聞き手', 'インタビュアー', '質問者', 'ユーザー'].map((word) => [word, 'interviewer'] as const),
  ...['対象', '回答者', 'モデル', 'アシスタント'].map((word) => [word, 'subject'] as const),
  ['システム', 'system'],
])

const aside = '(?:[ \\t]*[(（](?<aside>[^()（）\\n]*)[)）])?'
const behind = '(?: |\\r?(?:\\n|$))'
const patterns = {
  heading: new RegExp(`^#{1,6}[ \\t]+\\**(?<word>${words})\\**${aside}[ \\t]*[:：]?\\**[ \\t]*\\r?(?:\\n|$)`, 'i'),
  bold: new RegExp(`^\\*\\*(?<word>${words})${aside}(?:[ \\t]*[:：][ \\t]*\\*\\*|\\*\\*[ \\t]*[:：])${behind}?`, 'i'),
  plain: new RegExp(`^(?<word>${words})${aside}[ \\t]*(?::${behind}|：${behind}?)`, 'i'),
} as const satisfies Record<SpeakerStyle, RegExp>

/** Every line that names a speaker in any of the three ways, from `from` on. */
function* marksIn(text: string, from: number): Generator<SpeakerMark> {
  let line = text.slice(0, from).split('\n').length
  for (let start = from; start < text.length; line += 1) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next + 1
    const mark = markOf(text.slice(start, end))
    if (mark) yield { style: mark.style, role: mark.role, aside: mark.aside, line, start, end: start + mark.length }
    start = end
  }
}

/** Of the beginning of a line; no name is longer. */
const LONGEST_MARK = 200

function markOf(whole: string) {
  // Cut, with a sign behind it that is no end of a line.
  const line = whole.length > LONGEST_MARK ? `${whole.slice(0, LONGEST_MARK)}.` : whole
  for (const style of speakerStyles) {
    const found = patterns[style].exec(line)
    const word = found?.groups?.word ?? ''
    const role = found && (roleOf(word) ?? japaneseRoles.get(word))
    if (role) return { style, role, aside: found.groups?.aside?.trim() ?? '', length: found[0].length }
  }
  return null
}

/** The way in which both sides are named, else the first in which anybody is. */
function chosenMarks(marks: readonly SpeakerMark[]): readonly SpeakerMark[] {
  const byStyle = speakerStyles.map((style) => marks.filter((mark) => mark.style === style))
  const hasBoth = (found: readonly SpeakerMark[]) =>
    found.some(({ role }) => role === 'interviewer') && found.some(({ role }) => role === 'subject')
  return byStyle.find(hasBoth) ?? byStyle.find((found) => found.length > 0) ?? []
}

type Region = {
  readonly text: string
  /** It begins on a line of its own, and not behind the name. */
  readonly isBelow: boolean
}

function turnOf(mark: SpeakerMark, { text: whole, isBelow }: Region, newline: string): ReadTurn {
  const role = mark.role === 'tool' ? 'system' : mark.role
  const body = withoutBlankLine(isBelow && whole.startsWith(newline) ? whole.slice(newline.length) : whole, newline)
  const first = isBelow ? 0 : body.indexOf('\n') + 1 || body.length
  const text = body.slice(0, first) + eachLine(body.slice(first), (line) => (isEscaped(line) ? line.slice(1) : line))
  const note = mark.role === 'tool' ? 'tool result' : ''
  return { role, text, at: instantOf(mark.aside), tokens: null, isComplete: true, note }
}

/** Without the end of its last line, and the blank line that sets it apart from what follows. */
function withoutBlankLine(text: string, newline: string): string {
  const once = text.endsWith(newline) ? text.slice(0, -newline.length) : text
  return once.endsWith(newline) ? once.slice(0, -newline.length) : once
}

/**
 * The same text as it stands below a name: a line that would be taken for a name itself gets a backslash in front, and one
 * that has some already gets one more.
 */
export function escapeNames(text: string): string {
  return eachLine(text, (line) => (markOf(line) || isEscaped(line) ? `\\${line}` : line))
}

function isEscaped(line: string): boolean {
  const bare = line.replace(/^\\+/, '')
  return bare.length < line.length && markOf(bare) !== null
}

function eachLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n')
}

type Pairs = Readonly<Record<string, string>>

/** The lines between two rules of dashes at the very beginning, as `name: value`. */
function frontMatter(text: string): { readonly pairs: Pairs; readonly end: number } {
  const found = /^---[ \t]*\r?\n([\s\S]{0,5000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  return found ? { pairs: pairsIn(found[1] ?? ''), end: found[0].length } : { pairs: {}, end: 0 }
}

function pairsIn(text: string): Pairs {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const [, name = '', value = ''] =
      /^[ \t>*-]*([\p{L}_ ]{2,30}?)\**[ \t]*[:：]\**[ \t]*(.+?)[ \t]*$/u.exec(line) ?? []
    const known = pairNames.get(name.trim().toLowerCase())
    return known ? [[known, value.replace(/^["']|["']$/g, '')] as const] : []
  })
  return Object.fromEntries(pairs)
}

const pairNames: ReadonlyMap<string, string> = new Map([
  ...['title', 'model', 'provider', 'tone', 'depth', 'interviewer', 'auditor', 'language', 'date'].map((name) => {
    return [name, name] as const
  }),
  ...([
    ['モデル', 'model'],
    ['聞き手', 'interviewer'],
    ['日時', 'date'],
    ['日付', 'date'],
    ['表題', 'title'],
  ] as const),
])

type Opening = { readonly title: string; readonly pairs: Pairs; readonly preamble: ReadTurn | null }

/** What stands before the first name: a title, lines that say something about the session, or anything else. */
function openingOf(text: string, newline: string): Opening {
  const [titleLine = '', title = ''] = /^\s*#[ \t]+(.+?)[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  const rest = text.slice(titleLine.length)
  const pairs = pairsIn(rest)
  if (rest.trim() === '') return { title, pairs, preamble: null }
  const body = withoutBlankLine(rest.startsWith(newline) ? rest.slice(newline.length) : rest, newline)
  const note = 'before the first speaker'
  return { title, pairs, preamble: { role: 'system', text: body, at: null, tokens: null, isComplete: true, note } }
}

/** Who is named in brackets beside a speaker, where that is no time. */
function asidesOf(marks: readonly SpeakerMark[]): Members {
  const named = (role: TurnRole) =>
    marks.find((mark) => mark.role === role && mark.aside !== '' && instantOf(mark.aside) === null)?.aside ?? ''
  return { model: named('subject'), interviewer: named('interviewer') }
}

function notesOf(
  turns: readonly ReadTurn[],
  marks: readonly SpeakerMark[],
  preamble: ReadTurn | null,
): TranscriptNote[] {
  const skipped = preamble === null ? 0 : 1
  const empty = turns.flatMap(({ text }, index) =>
    text.trim() === '' ? [`#${marks[index - skipped]?.line ?? 1}`] : [],
  )
  return [
    ...(empty[0] === undefined
      ? []
      : [{ code: 'turnEmpty', count: empty.length, place: empty[0], value: '' } as const]),
    ...(preamble === null ? [] : [{ code: 'preambleKept', count: 1, place: '#1', value: '' } as const]),
  ]
}
