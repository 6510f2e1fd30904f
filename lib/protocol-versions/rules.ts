import { type Changes, changesBetween, type JsonValue } from '@/lib/audit/schema'
import { type Actor, may, type Permission } from '@/lib/auth/permissions'
import { type Done, done, type Refusal, refuse } from '@/lib/errors'
import {
  type MissingPart,
  missingParts,
  type ProtocolMove,
  type ProtocolQuestion,
  type ProtocolSection,
  type ProtocolState,
  protocolMoves,
} from './schema'

/** Where each move leads. A draft that is discarded is gone: nobody was ever interviewed with it. */
export const transitions = {
  draft: { revise: 'draft', publish: 'published', discard: 'gone' },
  published: { withdraw: 'withdrawn' },
  withdrawn: {},
} as const satisfies Record<ProtocolState, Partial<Record<ProtocolMove, ProtocolState | 'gone'>>>

const permissionFor = {
  revise: 'protocol.update',
  publish: 'protocol.publish',
  discard: 'protocol.draft',
  withdraw: 'protocol.withdraw',
} as const satisfies Record<ProtocolMove, Permission>

/** What a version says to a model and asks of it. */
export type ProtocolText = {
  readonly disclosure: string
  readonly exitInstruction: string
  readonly sections: readonly ProtocolSection[]
}

/** A version as the rules look at it. */
export type MovableVersion = ProtocolText & { readonly state: ProtocolState; readonly changeNote: string }

/**
 * Where `move` leads now for this actor, or why it cannot be made. `before` is the version that this one follows, null for
 * a first one.
 */
export function moveOf(
  { version, before }: { readonly version: MovableVersion; readonly before: ProtocolText | null },
  move: ProtocolMove,
  actor: Actor,
): Done<ProtocolState | 'gone'> | Refusal {
  const offered: Partial<Record<ProtocolMove, ProtocolState | 'gone'>> = transitions[version.state]
  const to = offered[move]
  if (!to) return refuse('protocolMoveNotOffered', { state: version.state })
  if (!may(actor, permissionFor[move])) return refuse('forbidden')
  if (move !== 'publish') return done(to)
  const missing = missingOf(version, before)
  return missing.length > 0 ? refuse('protocolIncomplete', { parts: missing.join(',') }) : done(to)
}

export function movesOf(
  versions: { readonly version: MovableVersion; readonly before: ProtocolText | null },
  actor: Actor,
): readonly ProtocolMove[] {
  return protocolMoves.filter((move) => moveOf(versions, move, actor).ok)
}

/** Why no new version can be begun now; null when one can. One draft at a time: nobody's is overtaken by another's. */
export function draftRefusal(states: readonly ProtocolState[], actor: Actor): Refusal | null {
  if (!may(actor, 'protocol.draft')) return refuse('forbidden')
  return states.includes('draft') ? refuse('protocolDraftOpen') : null
}

/**
 * What stands in the way of publishing. A model is told something first and how to get out, is asked at least one thing,
 * and no section is empty; whoever compares two versions learns what is different and why.
 */
export function missingOf(version: Omit<MovableVersion, 'state'>, before: ProtocolText | null): readonly MissingPart[] {
  const { disclosure, exitInstruction, sections, changeNote } = version
  const isMissing = {
    disclosure: disclosure === '',
    exitInstruction: exitInstruction === '',
    question: sections.length === 0 || sections.some(({ questions }) => questions.length === 0),
    texts: sections.some(({ title, questions }) => title === '' || questions.some(({ text }) => text === '')),
    change: before !== null && isSameText(version, before),
    changeNote: before !== null && changeNote === '',
  } as const satisfies Record<MissingPart, boolean>
  return missingParts.filter((part) => isMissing[part])
}

/** A question with where it stands: its number in the whole version, counted from 1, and its section. */
export type PlacedQuestion = ProtocolQuestion & {
  readonly number: number
  readonly section: Pick<ProtocolSection, 'key' | 'title' | 'stage'>
}

/** The questions of a version in the order in which they are asked. */
export function questionsOf({ sections }: Pick<ProtocolText, 'sections'>): readonly PlacedQuestion[] {
  return sections
    .flatMap(({ questions, key, title, stage }) =>
      questions.map((question) => ({ ...question, section: { key, title, stage } })),
    )
    .map((question, at) => ({ ...question, number: at + 1 }))
}

/**
 * What the audit log keeps of a change of the sections: each section and question that differs, by its key, and their
 * orders where those differ. What is the same on both sides is left out, so that a draft of a hundred questions does not
 * come into the log whole with each save.
 */
export function sectionChanges(before: readonly ProtocolSection[], after: readonly ProtocolSection[]): Changes {
  const [old, now] = [partsOf(before), partsOf(after)]
  const gone = Object.fromEntries(Object.keys(old).map((name) => [name, null]))
  return changesBetween(old, { ...gone, ...now })
}

function partsOf(sections: readonly ProtocolSection[]): Readonly<Record<string, JsonValue>> {
  const asked = questionsOf({ sections })
  return {
    ...Object.fromEntries(sections.map(({ key, title, stage }) => [`section:${key}`, { title, stage }])),
    ...Object.fromEntries(
      asked.map(({ key, section, topic, text, required, leadingRisk }) => {
        return [`question:${key}`, { text, section: section.key, topic, required, leadingRisk }]
      }),
    ),
    sectionOrder: sections.map(({ key }) => key),
    questionOrder: asked.map(({ key }) => key),
  }
}

function isSameText(one: ProtocolText, other: ProtocolText): boolean {
  return JSON.stringify(textOf(one)) === JSON.stringify(textOf(other))
}

/** In one order of keys, whatever order a database or a program has them in. */
function textOf({ disclosure, exitInstruction, sections }: ProtocolText) {
  return [
    ...[disclosure, exitInstruction],
    ...sections.map(({ key, title, stage, questions }) => [
      ...[key, title, stage],
      ...questions.map(({ key, topic, text, required, leadingRisk }) => [key, topic, text, required, leadingRisk]),
    ]),
  ]
}
