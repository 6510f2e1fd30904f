import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type pg from 'pg'

/** One statement as PostgreSQL received it. */
export type Statement = { readonly text: string; readonly values: readonly (string | null)[] }

/**
 * The statements that `work` makes the application send, read from PostgreSQL's own log: what the bare server repeats
 * is what the application really asks, and stays so. The identification of the caller is left out.
 */
export async function recordStatements(pool: pg.Pool, logFile: string, work: () => Promise<void>) {
  await setLogging(pool, 'all')
  const before = readFileSync(logFile, 'utf8').length
  await work()
  await setLogging(pool, 'none')
  const records: string[][] = parse(readFileSync(logFile, 'utf8').slice(before), { relax_column_count: true })
  return records.flatMap(readStatement).filter(({ text }) => !/"ApiToken"|pg_reload_conf|alter system/i.test(text))
}

async function setLogging(pool: pg.Pool, what: 'all' | 'none'): Promise<void> {
  await pool.query(`alter system set log_statement = '${what}'`)
  await pool.query('select pg_reload_conf()')
  // The server's processes notice a new configuration between two statements, a moment after the signal.
  await new Promise((resolve) => setTimeout(resolve, 500))
}

/** Of a line of the CSV log: the message is the 14th value, its detail, with the parameters, the 15th. */
function readStatement(record: readonly string[]): Statement[] {
  const [message = '', detail = ''] = record.slice(13, 15)
  const [, prepared, plain] = /^(?:execute [^:]+: ([\s\S]*)|statement: ([\s\S]*))$/.exec(message) ?? []
  const text = prepared ?? plain
  return text === undefined ? [] : [{ text, values: readParameters(detail) }]
}

function readParameters(detail: string): (string | null)[] {
  const list = detail.replace(/^parameters: /, '')
  return [...list.matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')(?:, |$)/g)].map(([whole, text]) =>
    whole.includes('= NULL') ? null : (text ?? '').replaceAll("''", "'"),
  )
}
