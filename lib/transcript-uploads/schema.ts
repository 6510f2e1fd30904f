import type { Refusal } from '../errors'
import type { ReadSession } from '../transcript-formats/schema'

/** A session as it was found in an upload: what was read, the bytes that it was read from, and their digest. */
export type FoundSession = {
  readonly file: string
  readonly read: ReadSession
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** What is left out of an upload, with the file and the place in the values of the reason. */
export type RejectedPart = { readonly file: string; readonly refusal: Refusal }

export type Upload<Kept> = { readonly kept: readonly Kept[]; readonly rejected: readonly RejectedPart[] }
