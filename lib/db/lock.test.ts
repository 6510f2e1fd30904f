import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FolderInUseError, lockFolder } from './lock'
import { describeSelf } from './process-identity'

const base = fs.mkdtempSync(path.join(os.tmpdir(), 'emeritus-lock-'))
const contenderFile = path.join(base, 'contender.mjs')
const children: ChildProcess[] = []
let folderCount = 0

beforeAll(async () => {
  await build({
    stdin: { contents: contenderSource, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: contenderFile,
  })
})

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  fs.rmSync(base, { recursive: true, force: true })
})

describe('the lock of the data folder', () => {
  it('is won by exactly one of 8 processes, in each of 20 rounds', async () => {
    const contenders = await Promise.all(Array.from({ length: 8 }, startContender))
    for (let round = 0; round < 20; round++) {
      const folder = newFolder()
      // New folders, folders of a killed process and folders left in order take different ways.
      if (round % 3 === 1) writeHolder(folder, 7, { pid: deadPid })
      if (round % 3 === 2) writeHolder(folder, 7, { released: true })
      const at = Date.now() + 30
      const answers = await Promise.all(contenders.map((child) => ask(child, { folder, at })))
      const winners = answers.filter(({ message }) => message === 'won')
      expect(winners).toHaveLength(1)
      const refusals = answers.filter(({ message }) => message !== 'won')
      for (const { message } of refusals) expect(message).toContain(`process ${winners[0]?.pid}`)
      await Promise.all(contenders.map((child) => ask(child, { release: true })))
    }
  }, 60_000)

  it('is never taken from a live process, and the refusal names it and comes at once', async () => {
    const folder = newFolder()
    const holder = await startContender()
    expect((await ask(holder, { folder, at: 0 })).message).toBe('won')
    // Even a heartbeat that has stopped, as in a suspended process, takes nothing from a live one.
    const longAgo = new Date(Date.now() - 3_600_000)
    fs.utimesSync(path.join(folder, 'lock.1'), longAgo, longAgo)
    const startedAt = Date.now()
    const message = refusal(folder)
    expect(Date.now() - startedAt).toBeLessThan(2_000)
    expect(message).toContain(`process ${holder.pid} on ${os.hostname()} (started ${new Date().getFullYear()}-`)
  })

  it('of a process killed with SIGKILL is taken over', async () => {
    const folder = newFolder()
    const holder = await startContender()
    await ask(holder, { folder, at: 0 })
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    lockFolder(folder).release()
  })

  it.skipIf(describeSelf().processStart === null)(
    'of a dead process whose pid was given to another is taken over',
    () => {
      const folder = newFolder()
      writeHolder(folder, 3, { pid: process.ppid, processStart: '1' })
      lockFolder(folder).release()
      expect(fs.readdirSync(folder)).toEqual(['lock.4'])
    },
  )

  it('of another machine counts by its heartbeat', () => {
    const folder = newFolder()
    const file = writeHolder(folder, 1, { namespace: 'another boot', host: 'elsewhere' })
    expect(refusal(folder)).toContain('on elsewhere')
    const longAgo = new Date(Date.now() - 61_000)
    fs.utimesSync(file, longAgo, longAgo)
    lockFolder(folder).release()
  })

  it('cannot be taken twice by one process, and can be after a release', () => {
    const folder = newFolder()
    const lock = lockFolder(folder)
    expect(refusal(folder)).toContain('already open in this process')
    lock.release()
    lock.release()
    lockFolder(folder).release()
  })

  it('leaves one file behind and closes the folder to other users', () => {
    const folder = newFolder()
    lockFolder(folder).release()
    lockFolder(folder).release()
    expect(fs.readdirSync(folder)).toEqual(['lock.2'])
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700)
  })
})

const contenderSource = `
import { lockFolder } from './lock'
let lock: { release: () => void } | undefined
const attempt = ({ folder, at }: { folder: string; at: number }) => {
  while (Date.now() < at) {}
  try {
    lock = lockFolder(folder)
    return 'won'
  } catch (error) {
    return String(error)
  }
}
process.on('message', (request: { folder: string; at: number; release?: boolean }) => {
  if (request.release) {
    lock?.release()
    lock = undefined
  }
  process.send?.({ pid: process.pid, message: request.release ? 'released' : attempt(request) })
})
process.send?.('ready')
`

type Answer = { pid: number; message: string }

async function startContender(): Promise<ChildProcess> {
  const child = fork(contenderFile, { execArgv: [] })
  children.push(child)
  await once(child, 'message')
  return child
}

function ask(child: ChildProcess, request: object): Promise<Answer> {
  return new Promise((resolve) => {
    child.once('message', (answer: Answer) => resolve(answer))
    child.send(request)
  })
}

function newFolder(): string {
  folderCount += 1
  const folder = path.join(base, `data-${folderCount}`)
  fs.mkdirSync(folder)
  return folder
}

/** Larger than any pid Linux gives out. */
const deadPid = 2 ** 22 + 1

function writeHolder(folder: string, generation: number, holder: object): string {
  const file = path.join(folder, `lock.${generation}`)
  fs.writeFileSync(file, JSON.stringify({ ...describeSelf(), ...holder }))
  return file
}

function refusal(folder: string): string {
  try {
    lockFolder(folder).release()
    return 'not refused'
  } catch (error) {
    return error instanceof FolderInUseError ? error.message : String(error)
  }
}
