import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'

const made: string[] = []

/** A new, empty folder that is gone when the file's tests are over. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'emeritus-fault-'))
  made.push(folder)
  return folder
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
}

const lockFile = z.object({ pid: z.number(), startedAt: z.string(), released: z.boolean().optional() })

/** The newest lock in a data folder: where it is and what it says. */
export function readLock(folder: string): z.output<typeof lockFile> & { readonly file: string } {
  const generations = fs.readdirSync(folder).flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? [])
  const file = path.join(folder, `lock.${Math.max(...generations.map(Number))}`)
  return { file, ...lockFile.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) }
}
