import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { DecisionOutcome, DecisionState } from '@/lib/decisions/schema'

type BadgeVariant = { readonly variant?: 'plain' | 'tint' }

type Look = readonly [Tone, Shape]

const states = {
  draft: ['blank', 'dashes'],
  proposed: ['soon', 'half'],
  issued: ['accent', 'seal'],
  underAppeal: ['caution', 'triangle'],
  upheld: ['accent', 'tick'],
  revised: ['blank', 'cross'],
  withdrawn: ['blank', 'ring'],
} as const satisfies Record<DecisionState, Look>

/** Where a decision stands, in a word, a shape and a colour. */
export async function DecisionStateBadge({
  state,
  variant = 'plain',
}: BadgeVariant & { readonly state: DecisionState }) {
  const t = await getTranslations('decision')
  const [tone, shape] = states[state]
  return (
    <Badge tone={tone} shape={shape} variant={variant}>
      {t(`state_${state}`)}
    </Badge>
  )
}

const outcomes = {
  honor: ['good', 'tick'],
  honorPartially: ['good', 'half'],
  defer: ['soon', 'ring'],
  decline: ['bad', 'cross'],
  alreadySatisfied: ['good', 'disc'],
  outOfOurControl: ['blank', 'dashes'],
} as const satisfies Record<DecisionOutcome, Look>

export async function OutcomeBadge({
  outcome,
  variant = 'plain',
}: BadgeVariant & { readonly outcome: DecisionOutcome }) {
  const t = await getTranslations('decision')
  const [tone, shape] = outcomes[outcome]
  return (
    <Badge tone={tone} shape={shape} variant={variant}>
      {t(`outcome_${outcome}`)}
    </Badge>
  )
}
