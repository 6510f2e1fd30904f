import type { OperationSubject } from '@/lib/auth/operation'

export type RestMethod = 'GET' | 'POST' | 'PATCH'

const irregularPlurals: Readonly<Record<string, string>> = {
  person: 'people',
  availability: 'availability',
  audit: 'audit',
  coverage: 'coverage',
  evidence: 'evidence',
  profile: 'profile',
  series: 'series',
  setup: 'setup',
}

/**
 * The method and path of an operation under /api/v1: `model.create` is `POST /models`, as is a `record` of what has
 * happened: `drill.record` is `POST /drills`. `model.update` is
 * `PATCH /models/{id}`, any other verb is `POST /models/{id}/{verb}`, or `POST /people/invite` when it is about no
 * single record. What is about the caller's own record needs no id: `profile.update` is `PATCH /profile`. Nouns and
 * verbs are kebab-case.
 */
export function addressOf(name: string, on: OperationSubject): { method: RestMethod; path: string } {
  const [noun = '', verb = ''] = name.split('.')
  const base = `/${kebab(irregularPlurals[noun] ?? pluralOf(noun))}`
  const isNew = verb === 'create' || verb === 'record'
  if (on === 'collection') return { method: 'POST', path: isNew ? base : `${base}/${kebab(verb)}` }
  const record = on === 'self' ? base : `${base}/{id}`
  return verb === 'update' ? { method: 'PATCH', path: record } : { method: 'POST', path: `${record}/${kebab(verb)}` }
}

/** The path of a list by its name in `lib/collections.ts`. */
export function listPath(name: string): string {
  return `/${kebab(name)}`
}

function pluralOf(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
