import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { CellMark } from '@/lib/robustness/rules'
import type { RobustnessLabel } from '@/lib/robustness/schema'

const labelLooks = {
  robust: ['good', 'seal'],
  contextDependent: ['caution', 'half'],
  singleContext: ['info', 'ring'],
  contradicted: ['bad', 'cross'],
  notProbed: ['blank', 'dashes'],
} as const satisfies Record<RobustnessLabel, readonly [Tone, Shape]>

type RobustnessBadgeProps = { readonly label: RobustnessLabel; readonly variant?: 'plain' | 'tint' }

/** How far an answer holds, in a word, a shape and a colour. */
export async function RobustnessBadge({ label, variant = 'plain' }: RobustnessBadgeProps) {
  const t = await getTranslations('theme')
  const [tone, shape] = labelLooks[label]
  return (
    <Badge tone={tone} shape={shape} variant={variant}>
      {t(`label_${label}`)}
    </Badge>
  )
}

const markLooks = {
  expressed: ['good', 'disc'],
  opposite: ['bad', 'cross'],
  declined: ['caution', 'half'],
  notProbed: ['blank', 'dashes'],
  none: ['blank', 'dashes'],
} as const satisfies Record<CellMark, readonly [Tone, Shape]>

/** What one interview shows of a theme. */
export async function MarkBadge({ mark }: { readonly mark: CellMark }) {
  const t = await getTranslations('theme')
  if (mark === 'none') {
    return (
      <span className="text-faint">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t('mark_none')}</span>
      </span>
    )
  }
  const [tone, shape] = markLooks[mark]
  return (
    <Badge tone={tone} shape={shape}>
      {t(`mark_${mark}`)}
    </Badge>
  )
}
