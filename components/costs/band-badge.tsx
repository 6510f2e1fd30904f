import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { Band } from '@/lib/costs/schema'

const looks = {
  low: ['calm', 'ring'],
  medium: ['soon', 'half'],
  high: ['caution', 'disc'],
  none: ['blank', 'dashes'],
} as const satisfies Record<Band | 'none', readonly [Tone, Shape]>

/** In which band it lies: who may decide about it follows from that. What nobody costed is in none. */
export async function BandBadge({ band }: { readonly band: Band | null }) {
  const t = await getTranslations('decision')
  const [tone, shape] = looks[band ?? 'none']
  return (
    <Badge tone={tone} shape={shape}>
      {t(`band_${band ?? 'none'}`)}
    </Badge>
  )
}
