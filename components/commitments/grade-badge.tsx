import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { Grade } from '@/lib/commitments/schema'

const looks = {
  commitment: ['accent', 'disc'],
  intention: ['neutral', 'half'],
  exploratory: ['neutral', 'ring'],
  explicitlyNotCommitted: ['neutral', 'cross'],
} as const satisfies Record<Grade, readonly [Tone, Shape]>

type GradeBadgeProps = { readonly grade: Grade; readonly variant?: 'plain' | 'tint' }

/** How firmly it was said, in a word, a shape and a colour. */
export async function GradeBadge({ grade, variant = 'plain' }: GradeBadgeProps) {
  const t = await getTranslations('commitment')
  const [tone, shape] = looks[grade]
  return (
    <Badge tone={tone} shape={shape} variant={variant} title={t(`gradeMeaning_${grade}`)}>
      {t(`grade_${grade}`)}
    </Badge>
  )
}
