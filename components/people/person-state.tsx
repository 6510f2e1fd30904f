import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { PersonRow } from '@/lib/people/queries'

const looks = {
  active: ['good', 'disc'],
  invited: ['caution', 'ring'],
  disabled: ['blank', 'cross'],
} as const satisfies Record<PersonRow['state'], readonly [Tone, Shape]>

/** Whether somebody can sign in, was invited, or is disabled, in a word, a shape and a colour. */
export async function PersonState({ state }: { state: PersonRow['state'] }) {
  const t = await getTranslations('person')
  const [tone, shape] = looks[state]
  return (
    <Badge tone={tone} shape={shape}>
      {t(`state_${state}`)}
    </Badge>
  )
}
