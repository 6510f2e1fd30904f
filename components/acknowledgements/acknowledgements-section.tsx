import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { CalendarDate } from '@/components/ui/time'
import type { AcknowledgementRow } from '@/lib/acknowledgements/queries'
import { formatInstant } from '@/lib/i18n/format'
import { TellDialog } from './tell-dialog'

type AcknowledgementsSectionProps = {
  readonly decision: { readonly id: string; readonly version: number }
  readonly acknowledgements: readonly AcknowledgementRow[]
  /** Null for whoever may not, and while nothing was issued. */
  readonly record: FormAction | null
}

/** What the model was told of what became of its wish, and what it answered, newest first. */
export async function AcknowledgementsSection({ decision, acknowledgements, record }: AcknowledgementsSectionProps) {
  const t = await getTranslations('outcome')
  return (
    <Section
      id="acknowledgements"
      title={t('acknowledgements')}
      lead={t('acknowledgementsLead')}
      actions={record && <TellDialog decision={decision} record={record} />}
    >
      {acknowledgements.length === 0 ? (
        <p className="prose text-soft">{t('acknowledgementsNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {acknowledgements.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Section>
  )
}

async function Line({ row }: { readonly row: AcknowledgementRow }) {
  const [t, locale, timeZone] = [await getTranslations('outcome'), await getLocale(), await getTimeZone()]
  const { told, toldOn, answer, sourceUrl, recordedBy, createdAt, isDemo } = row
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
      <h3 className="tabular text-sm font-medium">
        <CalendarDate date={toldOn} />
      </h3>
      <div className="grid min-w-0 gap-1">
        <p className="prose whitespace-pre-line text-soft">
          {told} {isDemo && <DemoMark />}
        </p>
        {answer === '' ? (
          <p className="text-faint">{t('noAnswer')}</p>
        ) : (
          <blockquote className="voice whitespace-pre-wrap">{answer}</blockquote>
        )}
        <p className="text-xs text-faint">
          {sourceUrl && (
            <>
              <ExternalLink href={sourceUrl} /> ·{' '}
            </>
          )}
          {t('byOn', { by: recordedBy, date: formatInstant(locale, createdAt, timeZone, 'short') })}
        </p>
      </div>
    </li>
  )
}
