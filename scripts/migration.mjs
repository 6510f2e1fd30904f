// npm run migration -- <name>: writes the migration from the schema as it is in the migrations to the schema as it is
// in prisma/schema. With --check: fails when there is anything to write.
import { bundlePrograms } from './bundle.mjs'
import { ensureInstalled, enterProject } from './prepare.mjs'

enterProject()
await ensureInstalled()
const [argument] = process.argv.slice(2)
if (!argument) {
  console.error('usage: npm run migration -- <name>, or npm run migration -- --check')
  process.exit(1)
}
const load = await bundlePrograms({ folder: 'node_modules/.cache/emeritus-migration', only: ['migration.ts'] })
const { checkMigrations, createMigration } = await load('migration.js')
const isDone = argument === '--check' ? await checkMigrations() : await createMigration(argument).then(() => true)
// The engine leaves a timer behind that would hold the process for ten seconds.
process.exit(isDone ? 0 : 1)
