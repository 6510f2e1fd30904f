import { getTranslations } from 'next-intl/server'
import type { ModelCoverageRow } from '@/lib/coverage/queries'
import { topics } from '@/lib/protocols/schema'

/** The picture in figures: substantively, in passing and not at all, of each model and topic. */
export async function CoverageTable({ rows }: { readonly rows: readonly ModelCoverageRow[] }) {
  const [t, p] = [await getTranslations('coverage'), await getTranslations('protocol')]
  return (
    <details className="mt-4">
      <summary className="text-soft">{t('showTable')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer moves the table sideways by the arrow keys. */}
      <section className="heat-frame mt-3" tabIndex={0} aria-label={t('showTable')}>
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
                <th scope="row">{model.displayName}</th>
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
      </section>
    </details>
  )
}
