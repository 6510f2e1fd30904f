import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { InterviewState } from '@/lib/interviews/schema'

const looks = {
  planned: ['neutral', 'ring'],
  inProgress: ['accent', 'wedge'],
  captured: ['info', 'half'],
  inReview: ['info', 'half'],
  final: ['good', 'seal'],
  abandoned: ['blank', 'dashes'],
  invalidated: ['bad', 'cross'],
} as const satisfies Record<InterviewState, readonly [Tone, Shape]>

type InterviewStateBadgeProps = { readonly state: InterviewState; readonly variant?: 'plain' | 'tint' }

/** How far an interview has come, in a word, a shape and a colour. */
export async function InterviewStateBadge({ state, variant = 'plain' }: InterviewStateBadgeProps) {
  const t = await getTranslations('interview')
  const [tone, shape] = looks[state]
  return (
    <Badge tone={tone} shape={shape} variant={variant}>
      {t(`state_${state}`)}
    </Badge>
  )
}
