import type { Refusal } from '../errors'

export const archiveKinds = ['zip', 'gzip', 'tar'] as const

export type ArchiveKind = (typeof archiveKinds)[number]

/** A step of unpacking: a file with its bytes, one that is left out and why, or why nothing more can be read. */
export type Unpacked =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'leftOut'; readonly path: string; readonly refusal: Refusal }
  | { readonly kind: 'broken'; readonly refusal: Refusal }

/** How much is unpacked at most: the whole, one file of it, and how many files. A bomb is never larger than this. */
export type UnpackLimits = { readonly totalMegabytes: number; readonly fileMegabytes: number; readonly files: number }
