import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { formatNumber } from '@/lib/i18n/format'
import type { ImportReport } from '@/lib/import-reports/rules'
import { PlannedModels } from './planned-models'

/** What an import did, in numbers. */
export async function ImportedView({ report }: { report: ImportReport }) {
  const [t, locale] = [await getTranslations('import'), await getLocale()]
  const { created, updated, unchanged, rejected } = report
  const counts = {
    created: formatNumber(locale, created),
    updated: formatNumber(locale, updated),
    unchanged: formatNumber(locale, unchanged),
    rejected: formatNumber(locale, rejected.length),
  }
  return (
    <Callout tone="good">
      <p>{created + updated > 0 ? t('done', counts) : t('doneNothing')}</p>
      <div className="mt-3">
        <ButtonLink href="/models?sort=-updated">{t('toModels')}</ButtonLink>
      </div>
    </Callout>
  )
}

/** The way to each record that an import made or added to. */
export async function ImportedRecords({ report }: { report: ImportReport }) {
  const t = await getTranslations('import')
  return (
    <>
      <PlannedModels id="imported-updated" title={t('updated')} lines={report.updates} isNew={false} />
      <PlannedModels id="imported-created" title={t('created')} lines={report.creates} isNew />
    </>
  )
}
