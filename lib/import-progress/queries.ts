import 'server-only'
import type { ImportProgress } from './schema'

/** In this process alone: progress is a courtesy to whoever waits, and nothing depends on it. */
const running = new Map<string, ImportProgress>()

/** How far the import of the file with this digest has come; null when none is under way here. */
export function progressOf(sha256: string): ImportProgress | null {
  return running.get(sha256) ?? null
}

/** Runs an import of the file with this digest; `tell` says how far it has come. */
export async function withProgress<Value>(
  sha256: string,
  work: (tell: (progress: ImportProgress) => void) => Promise<Value>,
): Promise<Value> {
  try {
    return await work((progress) => void running.set(sha256, progress))
  } finally {
    running.delete(sha256)
  }
}
