import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { copyOf, prepared } from './backends'
import { verifyAudit } from './command-line'
import { temporaryFolder } from './folders'
import { answersReady, freePort, launch, type Place, project, startServer } from './processes'

const name = '20991231000000_broken'

test('a failed migration: no server, the reason, and the database as it was', async () => {
  const { place } = await prepared('embedded')
  const { count } = await verifyAudit(place)
  const copy = await copyWithBrokenMigration()
  await expectRefusal(copy, copyOf(place))
  const command = launch([process.execPath, path.join(copy, 'scripts/emeritus.mjs'), 'migrate', '--json'], place)
  expect((await command.ended).code).toBe(1)
  expect(command.stdout()).toBe('')
  expect(command.stderr()).toContain(`The migration ${name} failed and was rolled back`)
  // The first half of the migration must be gone, or this version would refuse what it finds.
  expect(await verifyAudit(place)).toMatchObject({ isIntact: true, count })
  const server = await startServer(place)
  expect((await server.end('SIGTERM')).code).toBe(0)

  const empty = { folder: temporaryFolder() }
  await expectRefusal(copy, empty)
  expect(existsSync(path.join(empty.folder, 'pglite'))).toBe(false)
})

async function expectRefusal(copy: string, place: Place): Promise<void> {
  const port = await freePort()
  const program = launch([process.execPath, path.join(copy, 'scripts/start.mjs')], place, { PORT: String(port) })
  expect((await program.ended).code, program.stdout()).toBe(1)
  expect(program.stderr()).toMatch(
    new RegExp(`The migration ${name} failed .*: relation "no_such_table" does not exist`),
  )
  expect(program.stdout()).not.toContain('Emeritus is ready')
  expect(await answersReady(`http://127.0.0.1:${port}`)).toBe(false)
}

/** This project as it is built, with one more migration that works half-way. */
async function copyWithBrokenMigration(): Promise<string> {
  const copy = temporaryFolder()
  const copied = ['dist', 'prisma', 'scripts']
  for (const entry of readdirSync(project).filter((entry) => !entry.startsWith('.') || entry === '.next')) {
    const [from, to] = [path.join(project, entry), path.join(copy, entry)]
    if (copied.includes(entry)) cpSync(from, to, { recursive: true })
    else symlinkSync(from, to)
  }
  const folder = path.join(copy, 'prisma/migrations', name)
  mkdirSync(folder)
  writeFileSync(
    path.join(folder, 'migration.sql'),
    'create table half (id int);\nalter table no_such_table add x int;\n',
  )
  const script =
    "const { enterProject, beginBuild } = await import('./scripts/prepare.mjs'); enterProject(); beginBuild()()"
  const stamped = launch(
    ['/bin/sh', '-c', `cd "$0" && exec "$1" --input-type=module -e "$2"`, copy, process.execPath, script],
    {
      folder: copy,
    },
  )
  expect((await stamped.ended).code, stamped.stderr()).toBe(0)
  return copy
}
