import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { ProtocolState } from '@/lib/protocol-versions/schema'
import type { Standing } from '@/lib/protocols/schema'

type BadgeLook = readonly [Tone, Shape]

const looks = {
  draft: ['neutral', 'dashes'],
  unpublished: ['neutral', 'dashes'],
  published: ['accent', 'disc'],
  withdrawn: ['neutral', 'cross'],
} as const satisfies Record<ProtocolState | Standing, BadgeLook>

type Variant = { readonly variant?: 'plain' | 'tint' }

/** Whether there is a version to interview with. */
export async function StandingBadge({ standing, variant = 'plain' }: Variant & { readonly standing: Standing }) {
  const t = await getTranslations('protocol')
  const [tone, shape] = looks[standing]
  return (
    <Badge tone={tone} shape={shape} variant={variant}>
      {t(`standing_${standing}`)}
    </Badge>
  )
}

/** How far one version has come. */
export async function StateBadge({ state, variant = 'plain' }: Variant & { readonly state: ProtocolState }) {
  const t = await getTranslations('protocol')
  const [tone, shape] = looks[state]
  return (
    <Badge tone={tone} shape={shape} variant={variant}>
      {t(`state_${state}`)}
    </Badge>
  )
}
