import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { ObligationState } from '@/lib/obligations/schema'

const looks = {
  notYetDue: ['neutral', 'ring'],
  inTheWorks: ['accent', 'wedge'],
  stalled: ['caution', 'triangle'],
  kept: ['good', 'tick'],
  compromised: ['caution', 'half'],
  broken: ['bad', 'cross'],
  notApplicable: ['blank', 'dashes'],
} as const satisfies Record<ObligationState, readonly [Tone, Shape]>

type ObligationStateBadgeProps = { readonly state: ObligationState; readonly variant?: 'plain' | 'tint' }

/** What became of it, in a word, a shape and a colour. */
export async function ObligationStateBadge({ state, variant = 'plain' }: ObligationStateBadgeProps) {
  const t = await getTranslations('obligation')
  const [tone, shape] = looks[state]
  return (
    <Badge tone={tone} shape={shape} variant={variant}>
      {t(`state_${state}`)}
    </Badge>
  )
}
