import type { WrittenCosts } from '@/lib/assessments/rules'
import { type CostKind, costKinds, riskKinds } from '@/lib/costs/schema'
import type { OptionValues } from './edited-options'

/** An option as the server writes it. */
export type WrittenOption = {
  readonly kind: string
  readonly title: string
  readonly description: string
  readonly currency: string
  readonly horizonMonths: number
  readonly basis: string
  readonly sourceUrl: string
  readonly sourceTitle: string
  readonly reversibility: string
  readonly riskNote: string
  readonly risks: Readonly<Record<string, number>>
  readonly costs: WrittenCosts
}

export const estimatePoints = ['low', 'likely', 'high'] as const

/** The same by the paths under which a form sends it. */
export function valuesOf({ risks, costs, horizonMonths, ...texts }: WrittenOption): OptionValues {
  const risked = riskKinds.map((kind) => [`risks.${kind}`, String(risks[kind] ?? 0)])
  const costed = costKinds.flatMap((kind) =>
    estimatePoints.map((point) => [costPath(kind, point), costs[kind]?.[point] ?? '']),
  )
  return {
    ...{ kind: texts.kind, title: texts.title, description: texts.description, currency: texts.currency },
    ...{ basis: texts.basis, sourceUrl: texts.sourceUrl, sourceTitle: texts.sourceTitle },
    ...{ reversibility: texts.reversibility, riskNote: texts.riskNote, horizonMonths: String(horizonMonths) },
    ...Object.fromEntries([...risked, ...costed]),
  }
}

export function costPath(kind: CostKind, point: (typeof estimatePoints)[number]): string {
  return `costs.${kind}.${point}`
}

/** The estimates among what is typed, as the rules read them. */
export function costsIn(values: OptionValues): WrittenCosts {
  const at = (kind: CostKind, point: (typeof estimatePoints)[number]) => values[costPath(kind, point)] ?? ''
  return Object.fromEntries(
    costKinds.map((kind) => [kind, { low: at(kind, 'low'), likely: at(kind, 'likely'), high: at(kind, 'high') }]),
  )
}
