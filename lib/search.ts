import { type Sql, sql } from './sql'

/** Each word is a condition of its own, which the database has to plan; nobody types more. */
const MAX_WORDS = 8

/**
 * The conditions that every word of `q` occurs in a `searchText` column, in any case and width. The database makes both
 * sides with the same function, so that they cannot drift apart.
 */
export function searched(column: Sql, q: string): readonly Sql[] {
  const words = q.split(/\s+/).filter(Boolean).slice(0, MAX_WORDS)
  return words.map((word) => sql`${column} like search_pattern(${word})`)
}
