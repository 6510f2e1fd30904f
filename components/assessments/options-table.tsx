import { getLocale, getTranslations } from 'next-intl/server'
import { MatrixTable } from '@/components/chart/matrix-table'
import { RangeBar } from '@/components/chart/range-bar'
import { BandBadge } from '@/components/costs/band-badge'
import { ExternalLink } from '@/components/ui/external-link'
import { formatMoney } from '@/lib/i18n/format'
import { type ComparedOption, mostOf } from './differences'

type OptionsTableProps = {
  readonly compared: readonly ComparedOption[]
  /** Where each option is told how sure it is. */
  readonly sensitivityHref: string
}

/** Options × assessors: what each comes to, on one scale, and what it rests on. */
export async function OptionsTable({ compared, sensitivityHref }: OptionsTableProps) {
  const t = await getTranslations('assessment')
  const most = mostOf(compared)
  const heads = [t('option'), t('assessor'), t('expected'), t('band'), t('worstRisk'), t('basis'), t('reversibility')]
  return (
    <MatrixTable caption={t('tableCaption')} heads={heads} width="min-w-[920px]">
      {compared.map((row) => (
        <OptionRow key={row.option.id} row={row} most={most} href={`${sensitivityHref}#option-${row.option.id}`} />
      ))}
    </MatrixTable>
  )
}

type OptionRowProps = { readonly row: ComparedOption; readonly most: bigint; readonly href: string }

async function OptionRow({ row, most, href }: OptionRowProps) {
  const [t, locale] = [await getTranslations('assessment'), await getLocale()]
  const { option, assessor, totals, band, worstRisk } = row
  const money = (minor: bigint) => formatMoney(locale, { minor, currency: option.costed.currency })
  return (
    <tr>
      <th scope="row">
        <a className="link block" href={href}>
          {option.title}
        </a>
        <span className="text-faint">{t(`optionKind_${option.kind}`)}</span>
      </th>
      <td>{assessor}</td>
      <td>
        <span className="tabular block">{money(totals.expected)}</span>
        <RangeBar low={totals.low} high={totals.high} point={totals.expected} most={most} />
        <span className="tabular block text-xs text-faint">
          {t('range', { low: money(totals.low), high: money(totals.high) })}
        </span>
      </td>
      <td>
        <BandBadge band={band} />
      </td>
      <td className="tabular">
        {t('riskOf', { level: worstRisk })}
        {option.riskNote && <span className="block text-xs text-faint">{option.riskNote}</span>}
      </td>
      <td>
        {t(`basis_${option.basis}`)}
        {option.sourceUrl && (
          <span className="block text-xs">
            <ExternalLink href={option.sourceUrl} label={option.sourceTitle || option.sourceUrl} />
          </span>
        )}
      </td>
      <td>{t(`reversibility_${option.reversibility}`)}</td>
    </tr>
  )
}
