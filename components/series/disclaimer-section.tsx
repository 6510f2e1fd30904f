import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { formatInstant } from '@/lib/i18n/format'
import type { SeriesRecord } from '@/lib/series/queries'
import { seriesLimits } from '@/lib/series/schema'

type DisclaimerSectionProps = { readonly series: SeriesRecord; readonly action: FormAction }

/** What stands under every essay, with every wording before it. */
export async function DisclaimerSection({ series, action }: DisclaimerSectionProps) {
  const t = await getTranslations('series')
  const [newest, ...earlier] = series.disclaimers
  return (
    <Section
      id="disclaimer"
      title={t('disclaimer')}
      lead={t('disclaimerLead')}
      actions={series.canUpdate && <WordDialog series={series} action={action} />}
    >
      {newest && <Wording wording={newest} />}
      {earlier.length > 0 && (
        <details className="mt-4">
          <summary className="text-soft">{t('disclaimersEarlier')}</summary>
          <div className="mt-3 grid gap-5">
            {earlier.map((wording) => (
              <Wording key={wording.number} wording={wording} />
            ))}
          </div>
        </details>
      )}
    </Section>
  )
}

async function Wording({ wording }: { readonly wording: SeriesRecord['disclaimers'][number] }) {
  const [t, locale, timeZone] = [await getTranslations('series'), await getLocale(), await getTimeZone()]
  const { number, text, reason, createdBy, createdAt, isDemo } = wording
  return (
    <div>
      <p className="prose text-base whitespace-pre-line">{text}</p>
      <p className="mt-1 text-xs text-faint">
        {t('disclaimerNumber', { number })} ·{' '}
        {t('disclaimerBy', { by: createdBy, at: formatInstant(locale, createdAt, timeZone) })} {isDemo && <DemoMark />}
      </p>
      {reason && <p className="prose mt-1 text-soft">{reason}</p>}
    </div>
  )
}

async function WordDialog({ series, action }: DisclaimerSectionProps) {
  const t = await getTranslations('series')
  return (
    <OperationDialog
      label={t('disclaimerAdd')}
      size="small"
      width="wide"
      what={t('disclaimerWhat')}
      action={action}
      draftKey={`disclaimer.record:${series.id}`}
      doneMessage={t('disclaimerDone')}
      isFinal
      sent={{ seriesId: series.id }}
    >
      <TextAreaField
        name="text"
        id="disclaimer-text"
        label={t('disclaimer')}
        hint={t('disclaimerHint')}
        rows={5}
        limit={seriesLimits.disclaimer}
        defaultValue={series.disclaimers[0]?.text ?? ''}
      />
      <TextAreaField
        name="reason"
        id="disclaimer-reason"
        label={t('disclaimerReason')}
        rows={2}
        limit={seriesLimits.reason}
      />
    </OperationDialog>
  )
}
