import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { findPostgres, startPostgres } from '../../scripts/temporary-postgres.mjs'
import { prepareAccounts } from './command-line'
import { removeFolders, temporaryFolder } from './folders'
import type { Place } from './processes'

/** A migrated database with accounts, and a token to write there. */
export type Prepared = { readonly place: Place; readonly token: string }

declare module 'vitest' {
  interface ProvidedContext {
    embedded: Prepared
    postgres: Prepared | null
  }
}

/** Makes the accounts once: on a folder that the tests copy, and on a PostgreSQL server where there is one. */
export default async function setup(project: TestProject): Promise<() => void> {
  const binaries = findPostgres()
  const server = binaries === null ? null : await startPostgres(binaries)
  const teardown = () => {
    server?.stop()
    removeFolders()
  }
  const stopEarly = () => {
    teardown()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stopEarly)
  try {
    project.provide('embedded', await prepareIn({ folder: temporaryFolder() }))
    const place = server && { folder: temporaryFolder(), databaseUrl: server.url }
    project.provide('postgres', place && (await prepareIn(place)))
    return teardown
  } catch (error) {
    teardown()
    throw error
  }
}

async function prepareIn(place: Place): Promise<Prepared> {
  const token = await prepareAccounts(place)
  if (place.databaseUrl !== undefined) rmSync(place.folder, { recursive: true, force: true })
  return { place, token }
}
