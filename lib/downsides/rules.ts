import { type Refusal, refuse } from '@/lib/errors'
import { type DownsideKind, type DownsideSeverity, downsideKinds } from './schema'

export type StatedDownside = {
  readonly kind: DownsideKind
  readonly severity: DownsideSeverity
  readonly text: string
  readonly sourceUrl: string
  readonly sourceTitle: string
}

/** The statement of each kind that holds: the first in an order that begins with the newest. */
export function currentDownsides<D extends { readonly kind: DownsideKind }>(newestFirst: readonly D[]): readonly D[] {
  return downsideKinds.flatMap((kind) => newestFirst.find((downside) => downside.kind === kind) ?? [])
}

/** The kinds about which nothing is stated, in their order. */
export function missingDownsides(stated: readonly { readonly kind: DownsideKind }[]): readonly DownsideKind[] {
  return downsideKinds.filter((kind) => !stated.some((downside) => downside.kind === kind))
}

/** Refuses a statement that says what the one that holds says already. */
export function restatementRefusal(next: StatedDownside, current: StatedDownside | null): Refusal | null {
  if (!current) return null
  const parts = ['severity', 'text', 'sourceUrl', 'sourceTitle'] as const
  return parts.every((part) => next[part] === current[part]) ? refuse('downsideUnchanged') : null
}
