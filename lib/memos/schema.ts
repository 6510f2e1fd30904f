import { z } from 'zod'
import { field, shown } from '@/lib/fields'

const text = field.text(10_000).meta({ description: 'What a reader thinks of it; never part of what was said.' })

/** About the whole interview, or about one of its excerpts. */
export const writeMemoInput = z.object({
  interviewId: field.id(),
  excerptId: field.nullableId(),
  text,
})

export type WriteMemoInput = z.output<typeof writeMemoInput>

export const rewriteMemoInput = z.object({ id: field.id(), version: field.version(), text })

export type RewriteMemoInput = z.output<typeof rewriteMemoInput>

export const removeMemoInput = z.object({ id: field.id(), version: field.version() })

export type RemoveMemoInput = z.output<typeof removeMemoInput>

export const memoReceipt = z.object({ id: shown.id(), version: shown.version() })

export type MemoReceipt = z.output<typeof memoReceipt>
