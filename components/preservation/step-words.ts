import type { getTranslations } from 'next-intl/server'
import type { Step } from '@/lib/preservation/schema'

type Texts = Awaited<ReturnType<typeof getTranslations<'preservation'>>>

/** What is missing for the next level, as part of a list: "Weights: a third copy in another region". */
export function stepWords(t: Texts, step: Step): string {
  const artifact = step.artifact ?? ''
  const where = step.where ?? 'anywhere'
  const count = step.number ?? 0
  switch (step.code) {
    case 'artifact':
      return step.kind === 'weights' ? t('step_weights') : t('step_config')
    case 'failed':
      return t('step_failed', { artifact, count })
    case 'firstCheck':
      return t('step_firstCheck', { artifact, count })
    case 'copies':
      return t('step_copies', { artifact, ordinal: `n${count}`, where })
    case 'elsewhere':
      return t('step_elsewhere', { artifact, where })
    case 'threats':
      return t('step_threats', { artifact })
    case 'schedule':
      return t('step_schedule', { days: count })
    case 'custodians':
      return t('step_custodians', { artifact })
    case 'drill':
      return t('step_drill')
    default:
      return unknownStep(step.code)
  }
}

function unknownStep(code: never): never {
  throw new Error(`There are no words for the step ${code}`)
}
