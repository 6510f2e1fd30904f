import fs from 'node:fs'
import path from 'node:path'
import { lockFolder } from './lock'
import { deploy, type Migration } from './migrate'
import { type OpenedPglite, openPglite } from './pglite'

/** Data files of one PostgreSQL major version do not open in another; this is the one inside our PGlite. */
const postgresMajor = '18'

/** An empty database, made once by the build: making one takes five seconds, copying it a quarter of one. */
const template = path.resolve('dist', 'empty-database')

/** Makes the template anew. */
export async function makeEmptyDatabase(): Promise<void> {
  fs.rmSync(template, { recursive: true, force: true })
  const unfinished = `${template}.new-${process.pid}`
  const opened = await openPglite({ dataFolder: unfinished })
  await opened.close()
  fs.renameSync(unfinished, template)
}

/**
 * Opens the database in `<dataFolder>/pglite`, under the folder's lock. The first time, a complete and migrated
 * database is made beside it and then renamed, so that a process killed at any moment leaves nothing or a database.
 * Throws FolderInUseError while another process has the folder.
 */
export async function openEmbedded(dataFolder: string, migrations?: Migration[]): Promise<OpenedPglite> {
  const lock = lockFolder(dataFolder)
  try {
    const folder = path.join(dataFolder, 'pglite')
    deleteUnfinished(dataFolder)
    if (!fs.existsSync(folder)) await createDatabase(folder, migrations)
    refuseOtherMajor(folder)
    const opened = await openPglite({ dataFolder: folder })
    const close = async () => {
      await opened.close()
      lock.release()
    }
    return { ...opened, close }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function createDatabase(folder: string, migrations: Migration[] | undefined): Promise<void> {
  const unfinished = `${folder}.new-${process.pid}`
  // Without a template PGlite makes the files itself.
  if (fs.existsSync(template)) fs.cpSync(template, unfinished, { recursive: true })
  const opened = await openPglite({ dataFolder: unfinished })
  try {
    await deploy(opened.pool, migrations)
  } catch (error) {
    await opened.close()
    fs.rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
  await opened.close()
  fs.chmodSync(unfinished, 0o700)
  fs.renameSync(unfinished, folder)
}

function deleteUnfinished(dataFolder: string): void {
  for (const name of fs.readdirSync(dataFolder)) {
    if (name.startsWith('pglite.new-')) fs.rmSync(path.join(dataFolder, name), { recursive: true, force: true })
  }
}

function refuseOtherMajor(folder: string): void {
  const file = path.join(folder, 'PG_VERSION')
  const major = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : 'unknown'
  if (major === postgresMajor) return
  throw new Error(
    `${folder} holds a database of PostgreSQL ${major}; this version of Emeritus reads ${postgresMajor}. ` +
      'Move the folder away to start afresh, or open it with the version that made it.',
  )
}
