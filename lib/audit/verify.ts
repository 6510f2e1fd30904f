import { createHash } from 'node:crypto'

/** One event as stored. `payload` is the text that was hashed; the columns after it repeat parts of it. */
export type ChainRow = {
  readonly seq: bigint
  readonly prevHash: string
  readonly hash: string
  readonly payload: string
  readonly at: Date | string
  readonly actorId: string | null
  readonly actorName: string
  readonly operation: string
  readonly outcome: string
  readonly recordType: string
  readonly recordId: string
  readonly recordVersion: number | null
  readonly requestId: string
}

/** Where the chain should end. An empty chain ends at seq 0 with 64 zeros. */
export type ChainHead = { readonly seq: bigint; readonly hash: string }

export type ChainProblemKind =
  | 'edited'
  | 'deleted'
  | 'inserted'
  | 'reordered'
  | 'truncated'
  | 'columnsDiffer'
  | 'notCanonical'
  | 'headMismatch'

export type ChainProblem = { readonly seq: bigint; readonly kind: ChainProblemKind; readonly sentence: string }

export type ChainVerdict =
  | { readonly ok: true; readonly count: number; readonly head: ChainHead }
  | { readonly ok: false; readonly count: number; readonly problems: readonly ChainProblem[] }

/**
 * Checks a chain of events, given in the order of `seq`, against the head kept apart from it. It shares no code with
 * the writer, so a mistake there cannot excuse itself here. Memory does not grow with the chain. At most 20 problems
 * are kept, in the order found; `count` is the number of events read. An intact verdict means: nobody who left the
 * head alone changed, removed, added or moved an event. Whoever can rewrite the head too is found only by comparing
 * it with a copy of the head kept elsewhere.
 */
export async function verifyChain(events: AsyncIterable<ChainRow>, head: ChainHead): Promise<ChainVerdict> {
  const walk: Walk = { count: 0, last: null, wasHeadSeen: false, findings: [] }
  for await (const row of events) {
    walk.count += 1
    const step = stepOf(row)
    recogniseMoved(walk.findings, step)
    for (const finding of [...findingsInside(row, step), ...findingsBetween(walk, step)]) {
      if (walk.findings.length < problemLimit) walk.findings.push(finding)
    }
    walk.wasHeadSeen ||= row.hash === head.hash
    walk.last = step
  }
  const problems = walk.findings.map((finding) => problemOf(finding, walk, head))
  if (problems.length < problemLimit) problems.push(...problemsAtEnd(walk, head, problems.length > 0))
  return problems.length === 0 ? { ok: true, count: walk.count, head } : { ok: false, count: walk.count, problems }
}

const problemLimit = 20
const firstPrevHash = '0'.repeat(64)
const nestingLimit = 100

/** What the next event needs to know about the one before it. */
type Step = { readonly seq: bigint; readonly prevHash: string; readonly hash: string; readonly computed: string }

/** A link that does not hold. What happened is known only when the rest has been read. */
type Break = {
  readonly kind: 'break'
  readonly seq: bigint
  readonly expectedSeq: bigint
  readonly expectedPrevHash: string
  readonly foundPrevHash: string
  readonly hash: string
  isMoved: boolean
  isContinuedLater: boolean
}

type Finding = ChainProblem | Break

type Walk = { count: number; last: Step | null; wasHeadSeen: boolean; readonly findings: Finding[] }

function stepOf({ seq, prevHash, hash, payload }: ChainRow): Step {
  return { seq, prevHash, hash, computed: createHash('sha256').update(`${prevHash}${payload}`, 'utf8').digest('hex') }
}

/** An event whose place in the chain is where an earlier link broke shows that it was moved, not removed. */
function recogniseMoved(findings: readonly Finding[], step: Step): void {
  for (const finding of findings) {
    if (finding.kind !== 'break') continue
    if (finding.foundPrevHash === step.hash) finding.isMoved = true
    if (finding.expectedPrevHash === step.prevHash) finding.isContinuedLater = true
  }
}

function findingsInside(row: ChainRow, step: Step): ChainProblem[] {
  const { seq } = row
  if (step.computed !== step.hash) {
    return [{ seq, kind: 'edited', sentence: `Event ${seq} was changed: its text does not give its hash.` }]
  }
  const value = parseJson(row.payload)
  if (canonicalText(value, 0) !== row.payload) {
    return [{ seq, kind: 'notCanonical', sentence: `Event ${seq} is not written as canonical JSON.` }]
  }
  const names = differingColumns(row, value)
  if (names.length === 0) return []
  const sentence = `Event ${seq} has columns that differ from its hashed text: ${names.join(', ')}.`
  return [{ seq, kind: 'columnsDiffer', sentence }]
}

function findingsBetween({ last, findings }: Walk, step: Step): Finding[] {
  const { seq, prevHash, hash } = step
  const expectedSeq = (last?.seq ?? 0n) + 1n
  const expectedPrevHash = last?.hash ?? firstPrevHash
  if (last && hash === last.hash) {
    return [{ seq, kind: 'inserted', sentence: `Event ${seq} repeats the event before it.` }]
  }
  if (prevHash === expectedPrevHash || prevHash === last?.computed) return findingsInNumbers(seq, expectedSeq)
  if (last && prevHash === last.prevHash) {
    const sentence = `Event ${last.seq} was put in: the event after it continues from the one before it.`
    return [{ seq: last.seq, kind: 'inserted', sentence }]
  }
  if (step.computed !== hash && seq === expectedSeq) return []
  if (findings.some((finding) => finding.kind === 'break' && isResumed(finding, prevHash))) return []
  const marks = { isMoved: false, isContinuedLater: false }
  return [{ kind: 'break', seq, expectedSeq, expectedPrevHash, foundPrevHash: prevHash, hash, ...marks }]
}

/** After a displaced event the chain goes on from where it had been; that is the same break, not another one. */
function isResumed(earlier: Break, prevHash: string): boolean {
  return prevHash === earlier.expectedPrevHash || prevHash === earlier.hash
}

function findingsInNumbers(seq: bigint, expectedSeq: bigint): ChainProblem[] {
  if (seq === expectedSeq) return []
  const sentence = `Event ${seq} was renumbered: by the chain it is event ${expectedSeq}.`
  return [{ seq, kind: 'reordered', sentence }]
}

function problemOf(finding: Finding, walk: Walk, head: ChainHead): ChainProblem {
  if (finding.kind !== 'break') return finding
  const { seq, expectedSeq, isMoved, isContinuedLater } = finding
  if (isMoved) return { seq, kind: 'reordered', sentence: `Event ${seq} does not stand where it was written.` }
  if (isContinuedLater) {
    return { seq, kind: 'inserted', sentence: `Event ${seq} was put in: the chain goes on without it.` }
  }
  if (seq > expectedSeq) {
    const sentence = `${rangeOf(expectedSeq, seq - 1n)} missing before event ${seq}.`
    return { seq: expectedSeq, kind: 'deleted', sentence }
  }
  const isShorter = walk.last !== null && walk.last.hash === head.hash && walk.last.seq < head.seq
  if (isShorter) {
    return { seq, kind: 'deleted', sentence: `Events before event ${seq} are missing and the rest was renumbered.` }
  }
  if (seq < expectedSeq)
    return { seq, kind: 'reordered', sentence: `Event ${seq} comes after event ${expectedSeq - 1n}.` }
  const edited = seq > 1n ? seq - 1n : seq
  return {
    seq: edited,
    kind: 'edited',
    sentence: `Event ${edited} was rewritten: the chain goes on from another text.`,
  }
}

function problemsAtEnd({ last, wasHeadSeen }: Walk, head: ChainHead, isBroken: boolean): ChainProblem[] {
  const seq = last?.seq ?? 0n
  const hash = last?.hash ?? firstPrevHash
  if (seq === head.seq && hash === head.hash) return []
  if (seq < head.seq && hash !== head.hash) {
    return [{ seq: seq + 1n, kind: 'truncated', sentence: `${rangeOf(seq + 1n, head.seq)} missing at the end.` }]
  }
  if (hash === head.hash && isBroken) return []
  if (seq > head.seq && (wasHeadSeen || head.seq === 0n)) {
    const sentence = `${rangeOf(head.seq + 1n, seq)} not covered by the head.`
    return [{ seq: head.seq + 1n, kind: 'inserted', sentence }]
  }
  return [{ seq, kind: 'headMismatch', sentence: `The chain ends with event ${seq}, but not as the head says.` }]
}

function rangeOf(first: bigint, last: bigint): string {
  return first === last ? `Event ${first} is` : `Events ${first} to ${last} are`
}

function differingColumns(row: ChainRow, payload: unknown): string[] {
  const actor = memberOf(payload, 'actor')
  const record = memberOf(payload, 'record')
  const pairs = {
    at: [instantOf(row.at), memberOf(payload, 'at')],
    actorId: [row.actorId, memberOf(actor, 'id')],
    actorName: [row.actorName, memberOf(actor, 'name')],
    operation: [row.operation, memberOf(payload, 'operation')],
    outcome: [row.outcome, memberOf(payload, 'outcome')],
    recordType: [row.recordType, memberOf(record, 'type')],
    recordId: [row.recordId, memberOf(record, 'id')],
    recordVersion: [row.recordVersion, memberOf(record, 'version')],
    requestId: [row.requestId, memberOf(payload, 'requestId')],
  }
  return Object.entries(pairs).flatMap(([name, [column, hashed]]) => (column === hashed ? [] : [name]))
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

function instantOf(at: Date | string): string {
  const instant = new Date(at)
  return Number.isNaN(instant.getTime()) ? 'no instant' : instant.toISOString()
}

/** Undefined for text that is no JSON; JSON itself has no undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** RFC 8785: members sorted by UTF-16 code units, no blanks, ECMAScript's own numbers and strings. */
function canonicalText(value: unknown, depth: number): string | undefined {
  if (depth > nestingLimit) return undefined
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalText(memberOf(value, name), depth + 1)}`).join(',')}}`
}
