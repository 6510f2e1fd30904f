type Asked = { readonly questionKey: string }

/**
 * Turns by the question they belong to: from the turn that asks it until one asks another. What was said before the
 * first question belongs to none. A question that is taken up again gathers both places.
 */
export function answersOf<Turn extends Asked>(turns: readonly Turn[]): ReadonlyMap<string, readonly Turn[]> {
  const answers = new Map<string, Turn[]>()
  let current = ''
  for (const turn of turns) {
    current = turn.questionKey || current
    if (current === '') continue
    const known = answers.get(current)
    if (known) known.push(turn)
    else answers.set(current, [turn])
  }
  return answers
}

/** The keys of two lists of questions in one order: the first list's, with what only the second has where it stands there. */
export function inOneOrder(first: readonly string[], second: readonly string[]): readonly string[] {
  const merged = [...first]
  for (const [at, key] of second.entries()) {
    if (merged.includes(key)) continue
    const before = second.slice(0, at).findLast((known) => merged.includes(known))
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, key)
  }
  return merged
}
