import fs from 'node:fs'
import os from 'node:os'

export type ProcessIdentity = {
  pid: number
  host: string
  startedAt: string
  processStart: string | null
  namespace: string
}

/** This process, described so that another one can later tell whether it still runs. */
export function describeSelf(): ProcessIdentity {
  return {
    pid: process.pid,
    host: os.hostname(),
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    processStart: readStat(process.pid)?.start ?? null,
    namespace: pidNamespace(),
  }
}

/** Whether the process that once had this pid and this kernel start time still runs on this machine. */
export function isProcessAlive(pid: number, processStart: string | null): boolean {
  if (!answersSignals(pid)) return false
  const now = readStat(pid)
  if (!now || processStart === null) return true
  // A zombie has let go of its files; it is only waiting for its parent to notice.
  return now.start === processStart && now.state !== 'Z' && now.state !== 'X'
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** State (field 3) and start time in clock ticks since boot (field 22) of /proc/<pid>/stat; null without /proc. */
function readStat(pid: number): { state: string; start: string } | null {
  const text = readText(`/proc/${pid}/stat`)
  if (text === null) return null
  // Field 2, the command in brackets, may itself hold blanks and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const state = fields[0]
  const start = fields[19]
  return state !== undefined && start !== undefined ? { state, start } : null
}

/** Pids of two boots, two machines or two containers cannot be compared. */
function pidNamespace(): string {
  const boot = readText('/proc/sys/kernel/random/boot_id')?.trim()
  return boot ? `${boot} ${readLink('/proc/self/ns/pid') ?? ''}` : `host ${os.hostname()}`
}

function readText(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function readLink(file: string): string | null {
  try {
    return fs.readlinkSync(file)
  } catch {
    return null
  }
}
