import { getTimeZone, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { CalendarDate } from '@/components/ui/time'
import { workplaceOf } from '@/lib/clocks/rules'
import { isoDateIn } from '@/lib/i18n/format'
import type { ObligationRecord } from '@/lib/obligations/queries'
import { DueDay } from './due-day'

type ObligationFactsProps = { readonly obligation: ObligationRecord; readonly today: string }

/** To whom, until when, and who sees to it. */
export async function ObligationFacts({ obligation, today }: ObligationFactsProps) {
  const [t, timeZone] = [await getTranslations('obligation'), await getTimeZone()]
  const { model, owner, isDueAtRetirement, dueOn } = obligation
  const path = workplaceOf(obligation.kind, model.slug)
  const workplace = path && (
    <a className="link" href={path}>
      {t('workplace')}
    </a>
  )
  return (
    <Facts
      facts={[
        {
          term: t('model'),
          detail: (
            <a className="link" href={`/models/${model.slug}`}>
              {model.displayName}
            </a>
          ),
        },
        { term: t('owedTo'), detail: t(`owedTo_${obligation.owedTo}`) },
        {
          term: t('due'),
          detail: <DueDay obligation={obligation} today={today} style="long" />,
          ...(isDueAtRetirement && dueOn ? { note: t('atRetirement') } : {}),
        },
        { term: t('owner'), detail: owner ? owner.name : <span className="text-faint">{t('ownerNone')}</span> },
        { term: t('source'), detail: t(`source_${obligation.source}`) },
        { term: t('kind'), detail: t(`kind_${obligation.kind}`), ...(workplace ? { note: workplace } : {}) },
        { term: t('createdOn'), detail: <CalendarDate date={isoDateIn(new Date(obligation.createdAt), timeZone)} /> },
      ]}
    />
  )
}
