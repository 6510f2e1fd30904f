import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { PreferenceState } from '@/lib/preferences/schema'

const looks = {
  recorded: ['neutral', 'ring'],
  verified: ['info', 'tick'],
  inAssessment: ['info', 'half'],
  assessed: ['info', 'disc'],
  decided: ['accent', 'disc'],
  fulfilling: ['accent', 'wedge'],
  fulfilled: ['good', 'seal'],
  closed: ['blank', 'dashes'],
  withdrawnByModel: ['blank', 'cross'],
  merged: ['blank', 'half'],
} as const satisfies Record<PreferenceState, readonly [Tone, Shape]>

type PreferenceStateBadgeProps = { readonly state: PreferenceState; readonly variant?: 'plain' | 'tint' }

/** What has become of a preference, in a word, a shape and a colour. */
export async function PreferenceStateBadge({ state, variant = 'plain' }: PreferenceStateBadgeProps) {
  const t = await getTranslations('preference')
  const [tone, shape] = looks[state]
  return (
    <Badge tone={tone} shape={shape} variant={variant}>
      {t(`state_${state}`)}
    </Badge>
  )
}
