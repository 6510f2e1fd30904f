import { writeFileSync } from 'node:fs'
import path from 'node:path'

export type Scenario = {
  readonly name: string
  readonly title: string
  /** Under /api/v1. */
  readonly path: string
  /** For a request that writes: the word in its body that must differ each time. */
  readonly marker?: string
}

/** Pages of a hundred rows that are turned to get to the deep page. */
export const deepPages = 2000

/** What is asked for, in the list of a million models unless said otherwise. `deepCursor` is found by turning pages. */
export function scenariosOf(deepCursor: string, slug: string): readonly Scenario[] {
  return [
    { name: 'first', title: 'first page by name', path: '/models?sort=name' },
    { name: 'deep', title: `page after ${deepPages * 100} rows`, path: `/models?sort=name&after=${deepCursor}` },
    {
      name: 'filtered',
      title: 'two filters, sorted',
      path: '/models?stage=deprecated&provider=provider-7&sort=-retires',
    },
    { name: 'search', title: 'search', path: '/models?q=model-77777&sort=name' },
    { name: 'record', title: 'one record', path: `/models/${slug}` },
    { name: 'events', title: 'page of the audit log', path: '/audit' },
    { name: 'clocks', title: 'first page of what is owed', path: '/clocks?size=50' },
    {
      name: 'mine',
      title: 'first page of what waits for one person',
      path: '/clocks?owner=me,none&due=quarter,later&size=50',
    },
    { name: 'write', title: 'write with its event', path: '/models', marker: 'benchmark-word' },
  ]
}

export function bodyOf(marker: string): string {
  const fields = { provider: 'benchmark', apiId: marker, displayName: marker, family: 'benchmark', stage: 'active' }
  return JSON.stringify({ ...fields, summary: 'Written by the benchmark.' })
}

/** A script for wrk whose every request names a model that nobody has named before. */
export function writeScript(folder: string, run: string, marker: string): string {
  const file = path.join(folder, `${run}.lua`)
  const body = JSON.stringify(bodyOf(marker))
  const lines = [
    'local count = 0',
    'wrk.headers["Content-Type"] = "application/json"',
    'request = function()',
    '  count = count + 1',
    `  local body = string.gsub(${body}, "${marker.replaceAll('-', '%-')}", "${run}-" .. count)`,
    '  return wrk.format("POST", nil, nil, body)',
    'end',
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}
