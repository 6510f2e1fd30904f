import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { CalendarDate } from '@/components/ui/time'
import type { CommitmentRecord } from '@/lib/commitments/queries'

/** Of whom it speaks, what it makes owed and to whom, and since when. */
export async function CommitmentFacts({ commitment }: { readonly commitment: CommitmentRecord }) {
  const [t, o] = [await getTranslations('commitment'), await getTranslations('obligation')]
  const { scope, model, duty, cadence, startsOn, endsOn, statedOn, revisedOn, versions } = commitment
  return (
    <Facts
      facts={[
        { term: t('scope'), detail: model ? t('scopeOf', { name: model.displayName }) : t(`scope_${scope}`) },
        { term: t('duty'), detail: t(`duty_${duty}`), ...(cadence ? { note: o(`cadence_${cadence}`) } : {}) },
        ...(duty === 'none' ? [] : [{ term: t('owedTo'), detail: o(`owedTo_${commitment.owedTo}`) }]),
        { term: t('kindOf'), detail: o(`kind_${commitment.kind}`) },
        ...(startsOn ? [{ term: o('startsOn'), detail: <CalendarDate date={startsOn} /> }] : []),
        ...(endsOn ? [{ term: o('endsOn'), detail: <CalendarDate date={endsOn} /> }] : []),
        { term: t('stated'), detail: <CalendarDate date={statedOn} /> },
        ...(versions.length > 1 ? [{ term: t('revisedOn'), detail: <CalendarDate date={revisedOn} /> }] : []),
      ]}
    />
  )
}
