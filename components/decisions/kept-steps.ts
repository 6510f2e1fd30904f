import type { ObligationKind, OwedTo } from '@/lib/obligations/schema'

/** A step under edit: everything is text, as controls have it. */
export type EditedStep = {
  readonly title: string
  readonly detail: string
  readonly owedTo: string
  readonly kind: string
  readonly dueOn: string
  readonly ownerId: string
}

export const emptyStep: EditedStep = {
  ...{ title: '', detail: '', owedTo: 'model' satisfies OwedTo, kind: 'other' satisfies ObligationKind },
  ...{ dueOn: '', ownerId: '' },
}

type KeptStep = Readonly<Record<'title' | 'detail' | 'owedTo' | 'kind', string>> &
  Readonly<Record<'dueOn' | 'ownerId', string | null>>

export function editedSteps(steps: readonly KeptStep[]): readonly EditedStep[] {
  return steps.map(({ title, detail, owedTo, kind, dueOn, ownerId }) => ({
    ...{ title, detail, owedTo, kind, dueOn: dueOn ?? '', ownerId: ownerId ?? '' },
  }))
}

/** Steps that this tab has kept as JSON; null for anything else, such as those of an older program. */
export function readSteps(text: string): readonly EditedStep[] | null {
  try {
    const kept: unknown = JSON.parse(text)
    if (!Array.isArray(kept)) return null
    const steps = kept.map(readStep)
    return steps.every((step) => step !== null) ? steps : null
  } catch {
    return null
  }
}

function readStep(part: unknown): EditedStep | null {
  if (typeof part !== 'object' || part === null) return null
  const texts: Partial<Record<string, string>> = Object.fromEntries(
    Object.entries(part).filter(([, value]) => typeof value === 'string'),
  )
  const { title, detail, owedTo, kind, dueOn, ownerId } = { ...emptyStep, ...texts }
  return { title, detail, owedTo, kind, dueOn, ownerId }
}
