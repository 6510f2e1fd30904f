import { createHash } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import type { Sql, SqlValue } from '@/lib/sql'

/*
 * Reading straight through the driver: one round trip, no query engine. The text of a statement is made from pieces of
 * our own and its values travel apart from it, so the same text comes again and again and is prepared once for each
 * connection. Both databases take this way.
 */

/**
 * `kept`: the database plans the statement once for each connection; for statements whose best plan is the same for all
 * values. `fresh`: it is planned anew with these values; for searches and combined filters, where the best plan depends
 * on how many rows they leave.
 */
export type Planning = 'kept' | 'fresh'

/**
 * The rows of a SELECT. Dates come as YYYY-MM-DD, instants as Date, bigint as text; enum arrays must be cast to text[].
 * Throws for a statement that is not plainly a read.
 */
export async function selectRows<Row extends object>(
  pool: pg.Pool,
  statement: Sql,
  planning: Planning = 'kept',
): Promise<Row[]> {
  const name = nameOf(statement.text)
  const query = { ...extended(statement), types, ...(planning === 'kept' ? { name } : {}) }
  return (await pool.query<Row>(query)).rows
}

const explained = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]) }),
])

/** How many rows the planner expects of a SELECT, without running it. */
export async function estimateRows(pool: pg.Pool, statement: Sql): Promise<number> {
  nameOf(statement.text)
  const query = extended(statement)
  const { rows } = await pool.query({ ...query, text: `explain (format json) ${query.text}` })
  return explained.parse(rows)[0]['QUERY PLAN'][0].Plan['Plan Rows']
}

/** Also without values: only this protocol refuses a second statement behind a semicolon. */
function extended({ text, values }: Sql): { text: string; values: SqlValue[]; queryMode: 'extended' } {
  return { text, values: [...values], queryMode: 'extended' }
}

/** Names by text. As many as there are ways to combine the pieces of our lists: hundreds. */
const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  refuseWriting(text)
  const name = `emeritus_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`
  names.set(text, name)
  return name
}

/** Quoted names and texts are left out of the look: a column may well be called "updatedAt". */
function refuseWriting(text: string): void {
  const words = text.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, ' ')
  const isRead = /^[\s(]*(?:select|with)\b/i.test(words)
  const writing =
    /\b(?:insert|update|delete|merge|truncate|into|call|lock|alter|create|drop|audit_append|nextval|setval|set_config)\b|;/i
  if (!isRead || writing.test(words)) throw new Error(`Only reads may be selected; this is none: ${text.slice(0, 200)}`)
}

const dateOid = 1082

/** pg would make a Date of a calendar day, in the time zone of this machine. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === dateOid ? calendarDay : pg.types.getTypeParser(oid, format)),
}

function calendarDay(text: string): string {
  if (!/^\d{4,}-\d\d-\d\d$/.test(text))
    throw new Error(`The database writes days as ${text}; set its DateStyle to ISO.`)
  return text
}
