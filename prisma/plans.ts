import type pg from 'pg'
import { expect, vi } from 'vitest'
import { z } from 'zod'

export type Plan = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string | undefined
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number | undefined
  readonly Plans?: readonly Plan[] | undefined
}

const planSchema: z.ZodType<Plan> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  Plans: z.array(z.lazy(() => planSchema)).optional(),
})

const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planSchema })]) })])

const query = z.object({ text: z.string(), values: z.array(z.unknown()) })

function nodesOf(plan: Plan): readonly Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

/** The plan that the database takes for the one statement of `read` that names `table`, with what it read. */
export async function planOf(pool: pg.Pool, read: () => Promise<unknown>, table = ''): Promise<readonly Plan[]> {
  const spy = vi.spyOn(pool, 'query')
  await read()
  const sent = spy.mock.calls.map(([first]) => first).filter((one) => query.parse(one).text.includes(table))
  spy.mockRestore()
  expect(sent).toHaveLength(1)
  const { text, values } = query.parse(sent[0])
  const { rows } = await pool.query(`explain (analyze, timing off, format json) ${text}`, values)
  return nodesOf(explained.parse(rows)[0]['QUERY PLAN'][0].Plan)
}

/** Rows of the page that is asked for. */
const SIZE = 25

/**
 * Ranges of indexes, no more rows than the pages of each lane, and nothing sorted but those. With a `table`, of that one
 * alone: what is looked up for each row of a page may be a table so small that it is read as a whole.
 */
export function expectIndexRanges(plan: readonly Plan[], lanes = 1, table?: string) {
  const most = lanes * 2 * (SIZE + 1)
  const isAsked = ({ 'Relation Name': relation }: Plan) => !table || !relation || relation === table
  const scans = plan
    .filter((node) => node['Node Type'].endsWith('Scan') && node['Node Type'] !== 'CTE Scan')
    .filter(isAsked)
  const read = scans
    .filter((node) => node['Node Type'] !== 'Subquery Scan')
    .map((node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'])
  expect(scans.map((node) => node['Node Type'])).not.toContain('Seq Scan')
  expect(read.reduce((sum, rows) => sum + rows, 0)).toBeLessThanOrEqual(most)
  for (const node of plan.filter((one) => one['Node Type'].includes('Sort'))) {
    expect(node['Actual Rows']).toBeLessThanOrEqual(most)
  }
}
