import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import type { ModelRecord } from '@/lib/models/queries'
import { RetirementDate } from './retirement-date'

/** Facts and people, beside the story. */
export async function ModelFacts({ model }: { model: ModelRecord }) {
  const t = await getTranslations('model')
  const isReleased = model.isPubliclyReleased ? t('released_yes') : t('released_no')
  return (
    <Facts
      facts={[
        { term: t('family'), detail: model.family || '–' },
        { term: t('released'), detail: model.releasedOn ? <CalendarDate date={model.releasedOn} /> : '–' },
        {
          term: t('retires'),
          detail: <RetirementDate date={model.retiresOn} isTentative={model.isRetirementTentative} style="long" />,
        },
        {
          term: t('scope'),
          detail: isReleased,
          ...(model.hasSignificantInternalUse ? { note: t('hasSignificantInternalUse') } : {}),
        },
        {
          term: t('steward'),
          detail: model.steward ? (
            <>
              {model.steward.name} {model.steward.isDemo && <DemoMark />}
            </>
          ) : (
            <span className="text-faint">{t('stewardNobody')}</span>
          ),
        },
        ...(model.aliases.length > 0 ? [{ term: t('aliases'), detail: model.aliases.join(', ') }] : []),
        { term: t('createdOn'), detail: <CalendarDate date={model.createdAt.slice(0, 10)} /> },
      ]}
    />
  )
}
