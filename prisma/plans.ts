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

/** As many models as its parameter says, of every stage and of a common and a rare provider. */
export const fillModels = `
  insert into "Model" (id, slug, provider, "displayName", family, stage, summary, "releasedOn", "retiresOn",
    "isRetirementTentative", "unsettledKinds", aliases, "updatedAt")
  select gen_random_uuid(), 'model-' || n,
    case when n % 5000 = 1 then 'rare' when n % 3 = 0 then 'openai' else 'anthropic' end,
    'Model ' || md5(n::text) || ' model-' || n, 'family ' || n % 7,
    case when n % 20 < 9 then 'retired' when n % 20 < 14 then 'active' when n % 1000 = 999 then 'legacy'
      when n % 20 < 17 then 'deprecated' end::"Stage",
    case when n % 2 = 0 then 'a common word' else '' end || case when n % 5000 = 7 then ' needle 猫耳' else '' end,
    case when n % 50 > 0 then date '2015-01-01' + n % 4000 end,
    case when n % 20 < 9 or n % 1000 = 999 then date '2020-01-01' + n % 2400 end,
    n % 1000 = 999, '{}', '{}', timestamptz '2026-01-01 00:00:00Z' + n * interval '37 seconds'
  from generate_series(1, $1::int) as n`
