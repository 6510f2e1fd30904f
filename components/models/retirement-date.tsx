import { getTranslations } from 'next-intl/server'
import { CalendarDate } from '@/components/ui/time'

type RetirementDateProps = { readonly date: string | null; readonly isTentative: boolean }

/** A floor is never shown like a plan: "not before" stands in front of it. */
export async function RetirementDate({ date, isTentative }: RetirementDateProps) {
  const t = await getTranslations('model')
  if (!date) return <span className="text-faint">–</span>
  return (
    <span className="whitespace-nowrap">
      {isTentative && <span className="text-faint">{t('floor')} </span>}
      <CalendarDate date={date} style="short" />
    </span>
  )
}
