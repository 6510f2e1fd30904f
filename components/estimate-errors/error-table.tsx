import { getLocale, getTranslations } from 'next-intl/server'
import type { ErrorGroup } from '@/lib/estimate-errors/rules'
import { formatShare } from '@/lib/i18n/format'

type NamedGroup = Omit<ErrorGroup<string>, 'key'> & { readonly key: string; readonly name: string }

type ErrorTableProps = {
  readonly title: string
  readonly groups: readonly NamedGroup[]
  /** With fewer decisions than this a figure says little. */
  readonly few: number
}

/** How far the estimates of each group were off. */
export async function ErrorTable({ title, groups, few }: ErrorTableProps) {
  const [t, locale] = [await getTranslations('assessment'), await getLocale()]
  const share = (value: bigint | null) => (value === null ? t('noRatio') : formatShare(locale, value))
  return (
    <table className="matrix min-w-0 max-sm:[&_th:first-child]:w-28">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr>
          {[title, t('decisionCount'), t('ratio'), t('medianError')].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, name, count, ratio, median }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="tabular">
              {count} {count < few && <span className="text-faint">({t('fewCases')})</span>}
            </td>
            <td className="tabular">{share(ratio)}</td>
            <td className="tabular">{share(median)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
