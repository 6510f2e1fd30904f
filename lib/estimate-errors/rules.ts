import { estimateErrorOf } from '@/lib/actual-costs/rules'

/** What was expected when it was decided, and what it has cost, in minor units of one currency. */
export type Estimated = { readonly expected: bigint; readonly spent: bigint }

export type ErrorGroup<Key> = {
  readonly key: Key
  readonly count: number
  /** What was spent for what was expected, in thousandths, over all of them; null where nothing was expected. */
  readonly ratio: bigint | null
  /** The middle of the single errors, in thousandths of what was expected; null where nothing was expected of any. */
  readonly median: bigint | null
}

/** How far estimates were off, by whoever or whatever they came from, in the order of the first of each. */
export function errorGroups<Row extends Estimated, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): readonly ErrorGroup<Key>[] {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups].map(([key, members]) => {
    const expected = members.reduce((sum, row) => sum + row.expected, 0n)
    const spent = members.reduce((sum, row) => sum + row.spent, 0n)
    const off = estimateErrorOf(spent, expected).thousandths
    return { key, count: members.length, ratio: off === null ? null : 1000n + off, median: medianOf(members) }
  })
}

/** Of an even number the one that was further off of the two in the middle: a mean of them would be nobody's error. */
function medianOf(rows: readonly Estimated[]): bigint | null {
  const errors = rows
    .flatMap(({ spent, expected }) => estimateErrorOf(spent, expected).thousandths ?? [])
    .toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  const [lower, upper] = [errors[Math.floor((errors.length - 1) / 2)], errors[Math.floor(errors.length / 2)]]
  if (lower === undefined || upper === undefined) return null
  return sizeOf(lower) > sizeOf(upper) ? lower : upper
}

function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value
}
