import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CalendarDate } from '@/components/ui/time'
import type { DateStyle } from '@/lib/i18n/format'

type RetirementDateProps = { readonly date: string | null; readonly isTentative: boolean; readonly style?: DateStyle }

/** A floor is never shown like a plan: it says "not before". */
export async function RetirementDate({ date, isTentative, style = 'short' }: RetirementDateProps) {
  const t = await getTranslations('model')
  if (!date) return <span className="text-faint">–</span>
  const shown = <CalendarDate date={date} style={style} />
  if (!isTentative) return <span className="whitespace-nowrap">{shown}</span>
  const small = (chunks: ReactNode) => <span className="text-faint">{chunks}</span>
  return <span className="whitespace-nowrap">{t.rich('floorDate', { small, date: () => shown })}</span>
}
