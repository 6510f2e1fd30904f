import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { Stage, StageState } from '@/lib/models/schema'

const looks = {
  active: ['active', 'disc'],
  legacy: ['legacy', 'half'],
  deprecated: ['deprecated', 'wedge'],
  retired: ['retired', 'seal'],
  unrecorded: ['blank', 'dashes'],
} as const satisfies Record<StageState, readonly [Tone, Shape]>

type StageBadgeProps = { readonly stage: Stage | null; readonly variant?: 'plain' | 'tint' }

/** Where a model stands in its life, in a word, a shape and a colour. */
export async function StageBadge({ stage, variant = 'plain' }: StageBadgeProps) {
  const t = await getTranslations('stage')
  const state = stage ?? 'unrecorded'
  const [tone, shape] = looks[state]
  return (
    <Badge tone={tone} shape={shape} variant={variant}>
      {t(state)}
    </Badge>
  )
}
