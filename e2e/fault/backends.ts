import { randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'
import { Client } from 'pg'
import { inject } from 'vitest'
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
  return { ...found, place: { folder: temporaryFolder(), databaseUrl: await copyOnServer(databaseUrl) } }
}

/** The address of a new database on the same server with the content of that one. */
async function copyOnServer(databaseUrl: string): Promise<string> {
  const url = new URL(databaseUrl)
  const source = url.pathname.slice(1)
  const name = `copy_${randomUUID().replaceAll('-', '')}`
  // A database can only be copied while nobody is connected to it, so the order is given from another.
  url.pathname = '/template1'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${client.escapeIdentifier(source)}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}

/** Another data folder with the same content, from one that nobody has open. */
export function copyOf(place: Place): Place {
  const folder = temporaryFolder()
  cpSync(place.folder, folder, { recursive: true })
  return { folder }
}
