import { getTranslations } from 'next-intl/server'
import { Instant } from '@/components/ui/time'
import type { ReportRow } from '@/lib/reports/queries'

type FiledReportsProps = { readonly slug: string; readonly filed: readonly ReportRow[] }

/** The reports that were filed about a model, newest first. */
export async function FiledReports({ slug, filed }: FiledReportsProps) {
  const t = await getTranslations('report')
  return (
    <section aria-labelledby="filed-reports">
      <h2 id="filed-reports" className="text-base">
        {t('filedList')}
      </h2>
      <p className="text-soft">{filed.length > 0 ? t('filedListLead') : t('filedNone')}</p>
      <ul className="mt-2">
        {filed.map(({ number, filedAt, filedBy, sha256 }) => (
          <li key={number} className="border-t border-line py-2">
            <a className="link" href={`/models/${slug}/report/${number}`}>
              {t('filedOne', { number: String(number) })}
            </a>
            <span className="block text-xs text-faint">
              {filedBy} · <Instant at={new Date(filedAt)} style="short" />
            </span>
            <code className="block truncate text-xs text-faint">{sha256}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
