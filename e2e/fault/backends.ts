import { cpSync } from 'node:fs'
import { inject } from 'vitest'
import { copyDatabase } from '../../scripts/temporary-postgres.mjs'
import { temporaryFolder } from './folders'
import type { Prepared } from './global-setup'
import type { Place } from './processes'

export const backends = ['embedded', 'postgres'] as const

export type Backend = (typeof backends)[number]

/** Whether this machine can run the tests on that database. */
export function isAvailable(backend: Backend): boolean {
  return inject(backend) !== null
}

/** A migrated database with accounts that nobody has open and no other test writes to. */
export async function prepared(backend: Backend): Promise<Prepared> {
  const found = inject(backend)
  if (found === null) throw new Error(`There is no ${backend} on this machine`)
  const { databaseUrl } = found.place
  if (databaseUrl === undefined) return { ...found, place: copyOf(found.place) }
  return { ...found, place: { folder: temporaryFolder(), databaseUrl: copyDatabase(databaseUrl) } }
}

/** Another data folder with the same content, from one that nobody has open. */
export function copyOf(place: Place): Place {
  const folder = temporaryFolder()
  cpSync(place.folder, folder, { recursive: true })
  return { folder }
}
