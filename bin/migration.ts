import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { check, create } from '@/lib/db/schema-engine'

const migrationsFolder = 'prisma/migrations'

/** Writes the migration that takes the existing ones to the schema. */
export async function createMigration(name: string): Promise<void> {
  mkdirSync(migrationsFolder, { recursive: true })
  const created = await create(name)
  if (!created) {
    console.log('The migrations already produce exactly the schema: nothing to write.')
    return
  }
  const folder = path.join(migrationsFolder, created.name)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), created.sql)
  const lockFile = path.join(migrationsFolder, 'migration_lock.toml')
  if (!existsSync(lockFile)) writeFileSync(lockFile, 'provider = "postgresql"\n')
  console.log(`Wrote ${folder}/migration.sql. Read it, complete it by hand if needed, then commit it.`)
}

/** Whether the migrations produce exactly the schema; prints what is missing otherwise. */
export async function checkMigrations(): Promise<boolean> {
  const missing = await check()
  if (missing === null) {
    console.log('The migrations produce exactly the schema.')
    return true
  }
  console.error(`The migrations lack what the schema says (npm run migration -- <name> writes it):\n${missing}`)
  return false
}
