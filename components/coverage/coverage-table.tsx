import { getTranslations } from 'next-intl/server'
import { ScrollArea } from '@/components/ui/scroll-area'
import type { ModelCoverageRow } from '@/lib/coverage/queries'
import { topics } from '@/lib/protocols/schema'

/** The picture in figures: substantively, in passing and not at all, of each model and topic. */
export async function CoverageTable({ rows }: { readonly rows: readonly ModelCoverageRow[] }) {
  const [t, p] = [await getTranslations('coverage'), await getTranslations('protocol')]
  return (
    <details className="mt-4">
      <summary className="text-soft">{t('showTable')}</summary>
      <ScrollArea label={t('showTable')} className="heat-frame mt-3">
        <table className="heat-map tabular">
          <caption className="sr-only">{t('tableCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('model')}</th>
              <th scope="col">{t('interviews')}</th>
              {topics.map((topic) => (
                <th key={topic} scope="col">
                  {p(`topic_${topic}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ model, interviews, topics: counts }) => (
              <tr key={model.slug}>
                <th scope="row">
                  <a href={`/models/${model.slug}`} className="hover:underline">
                    {model.displayName}
                  </a>
                </th>
                <td className="px-1.5 text-center">{interviews}</td>
                {counts.map(({ topic, substantive, passing, notProbed }) => (
                  <td key={topic} className="px-1.5 text-center">
                    {interviews === 0 ? '–' : `${substantive} / ${passing} / ${notProbed}`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </details>
  )
}
