import type { TranscriptNote } from '../transcript-formats/schema'

/** A part of one message: words of whoever sent it, or something that nobody said, with a note that names it. */
export type MessagePart =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'shown'; readonly text: string; readonly note: string }

export type MessageContent = {
  readonly parts: readonly MessagePart[]
  /** Of which kinds something was found that nobody said. */
  readonly found: readonly Extract<TranscriptNote['code'], 'toolsKept' | 'mediaNamed' | 'thinkingKept' | 'blocksKept'>[]
}
