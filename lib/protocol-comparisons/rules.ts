import { type PlacedQuestion, type ProtocolText, questionsOf } from '@/lib/protocol-versions/rules'
import type { ProtocolSection } from '@/lib/protocol-versions/schema'

/** How a part differs between two versions. It may be moved and changed at once; none means that it is the same. */
export type Difference = 'added' | 'removed' | 'moved' | 'changed'

type Sides<Part> = { readonly before: Part | null; readonly after: Part | null }

export type ComparedQuestion = Sides<PlacedQuestion> & {
  readonly key: string
  readonly differences: readonly Difference[]
}

/** A section with its questions. One that came from another section stands where it is now. */
export type ComparedSection = Sides<ProtocolSection> & {
  readonly key: string
  readonly differences: readonly Difference[]
  readonly questions: readonly ComparedQuestion[]
}

export type Comparison = {
  readonly disclosure: readonly Difference[]
  readonly exitInstruction: readonly Difference[]
  readonly sections: readonly ComparedSection[]
  /** How many parts were added, removed, moved and changed; what was moved and changed counts as both. */
  readonly counts: Readonly<Record<Difference, number>>
}

/**
 * Two versions of a protocol beside each other. Sections and questions are matched by their keys alone, so that a question
 * that was reworded is changed and not another one. Of several that changed places, as few as possible count as moved.
 */
export function compareVersions(before: ProtocolText, after: ProtocolText): Comparison {
  const old = new Map(before.sections.map((section) => [section.key, section]))
  const now = new Map(after.sections.map((section) => [section.key, section]))
  const moved = movedOf([...old.keys()], [...now.keys()])
  const asked = { before: placedByKey(before), after: placedByKey(after) }
  const sections = mergedOrder([...old.keys()], [...now.keys()]).map((key): ComparedSection => {
    const sides = { before: old.get(key) ?? null, after: now.get(key) ?? null }
    const isChanged = sides.before?.title !== sides.after?.title || sides.before?.stage !== sides.after?.stage
    const differences = differencesOf(sides, { isMoved: moved.has(key), isChanged })
    return { key, ...sides, differences, questions: compareQuestions(sides, asked) }
  })
  const texts = {
    disclosure: before.disclosure === after.disclosure ? [] : (['changed'] as const),
    exitInstruction: before.exitInstruction === after.exitInstruction ? [] : (['changed'] as const),
  }
  const all = [texts.disclosure, texts.exitInstruction, ...sections.flatMap(differencesIn)].flat()
  const count = (wanted: Difference) => all.filter((difference) => difference === wanted).length
  const counts = {
    ...{ added: count('added'), removed: count('removed'), moved: count('moved'), changed: count('changed') },
  }
  return { ...texts, sections, counts }
}

function differencesIn({ differences, questions }: ComparedSection): readonly (readonly Difference[])[] {
  return [differences, ...questions.map((question) => question.differences)]
}

type Asked = Readonly<Record<'before' | 'after', ReadonlyMap<string, PlacedQuestion>>>

function placedByKey(text: ProtocolText): ReadonlyMap<string, PlacedQuestion> {
  return new Map(questionsOf(text).map((question) => [question.key, question]))
}

/** What stands in the section now, and what stood there and is asked nowhere any more. */
function compareQuestions(section: Sides<ProtocolSection>, asked: Asked): readonly ComparedQuestion[] {
  const old = (section.before?.questions ?? []).map(({ key }) => key)
  const now = (section.after?.questions ?? []).map(({ key }) => key)
  const moved = movedOf(old, now)
  const left = old.filter((key) => now.includes(key) || !asked.after.has(key))
  return mergedOrder(left, now).map((key) => {
    const sides = { before: asked.before.get(key) ?? null, after: asked.after.get(key) ?? null }
    const isElsewhere = sides.before !== null && sides.after !== null && !old.includes(key)
    const isChanged = sides.before !== null && sides.after !== null && !isSameQuestion(sides.before, sides.after)
    return { key, ...sides, differences: differencesOf(sides, { isMoved: isElsewhere || moved.has(key), isChanged }) }
  })
}

function isSameQuestion(one: PlacedQuestion, other: PlacedQuestion): boolean {
  const isSameText = one.text === other.text && one.topic === other.topic
  return isSameText && one.required === other.required && one.leadingRisk === other.leadingRisk
}

function differencesOf(
  { before, after }: Sides<unknown>,
  { isMoved, isChanged }: { readonly isMoved: boolean; readonly isChanged: boolean },
): readonly Difference[] {
  if (before === null) return ['added']
  if (after === null) return ['removed']
  return [...(isMoved ? (['moved'] as const) : []), ...(isChanged ? (['changed'] as const) : [])]
}

/** All keys: those of `after` in their order, and each that is gone behind the one it stood behind. */
export function mergedOrder(before: readonly string[], after: readonly string[]): readonly string[] {
  const order = [...after]
  for (const [at, key] of before.entries()) {
    if (order.includes(key)) continue
    const earlier = before.slice(0, at).findLast((other) => order.includes(other))
    order.splice(earlier === undefined ? 0 : order.indexOf(earlier) + 1, 0, key)
  }
  return order
}

/** Those of both that have to move to make the one order of the other: all but a longest run that keeps its order. */
export function movedOf(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const both = after.filter((key) => before.includes(key))
  const places = both.map((key) => before.indexOf(key))
  // How long a run of rising places ends with each, and what comes before it there.
  const runs: { length: number; previous: number }[] = []
  for (const [at, place] of places.entries()) {
    const earlier = runs
      .map((run, index) => ({ ...run, index }))
      .filter(({ index }) => (places[index] ?? 0) < place)
      .reduce((best, run) => (run.length > best.length ? run : best), { length: 0, index: -1 })
    runs[at] = { length: earlier.length + 1, previous: earlier.index }
  }
  const kept = new Set<string>()
  let at = runs.reduce((best, run, index) => (run.length > (runs[best]?.length ?? 0) ? index : best), -1)
  for (; at >= 0; at = runs[at]?.previous ?? -1) kept.add(both[at] ?? '')
  return new Set(both.filter((key) => !kept.has(key)))
}
