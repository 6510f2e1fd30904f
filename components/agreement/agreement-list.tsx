import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import type { AgreementRow } from '@/lib/agreement/queries'
import { type AgreementVerdict, verdictOf } from '@/lib/agreement/rules'

/** One series after the other: a model by one version of a protocol, with how far readers agree on each scale. */
export async function AgreementList({ rows }: { readonly rows: readonly AgreementRow[] }) {
  const [t, i] = [await getTranslations('rating'), await getTranslations('interview')]
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {rows.map((row) => {
        const { model, protocol, interviews, raters } = row
        const name = protocol ? i('protocolVersion', protocol) : t('noProtocol')
        return (
          <li key={`${model.slug} ${protocol?.slug} ${protocol?.number}`} className="border-t border-line pt-4">
            <h2 className="text-sm font-medium">
              <a href={`/models/${model.slug}`} className="hover:underline">
                {model.displayName}
              </a>{' '}
              <span className="font-normal text-soft">· {name}</span> {row.isDemo && <DemoMark />}
            </h2>
            <p className="text-soft">{t('series', { interviews, raters })}</p>
            <Scales row={row} />
          </li>
        )
      })}
    </ul>
  )
}

async function Scales({ row }: { readonly row: AgreementRow }) {
  const t = await getTranslations('rating')
  return (
    <table className="matrix mt-3 min-w-0 max-sm:[&_span]:whitespace-normal [&_th:first-child]:w-28 sm:[&_th:first-child]:w-60">
      <caption className="sr-only">{t('agreementTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('scaleHeader')}</th>
          <th scope="col">{t('ordinal')}</th>
          <th scope="col">{t('interval')}</th>
        </tr>
      </thead>
      <tbody>
        {row.scales.map(({ scale, ordinal, interval }) => (
          <tr key={scale}>
            <th scope="row">{t(`scale_${scale}`)}</th>
            <td>
              <Measure measure={ordinal} />
            </td>
            <td>
              <Measure measure={interval} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const looks = {
  firm: ['good', 'disc'],
  tentative: ['info', 'half'],
  weak: ['caution', 'ring'],
  opposed: ['bad', 'cross'],
} as const satisfies Record<AgreementVerdict, readonly [Tone, Shape]>

type MeasureProps = { readonly measure: AgreementRow['scales'][number]['ordinal'] }

/** The number with what it allows to conclude; where there is none, why. */
async function Measure({ measure: { kind, alpha, units } }: MeasureProps) {
  const t = await getTranslations('rating')
  if (kind === 'noVariation') return <span className="text-soft">{t('noNumber_noVariation')}</span>
  if (alpha === null) return <span className="text-soft">{t('noNumber_tooFew', { units })}</span>
  const verdict = verdictOf(alpha)
  const [tone, shape] = looks[verdict]
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-3">
      <span className="tabular font-medium">α {alpha.toFixed(3)}</span>
      <Badge tone={tone} shape={shape}>
        <span className="whitespace-normal">{t(`verdict_${verdict}`)}</span>
      </Badge>
      <span className="text-xs text-faint">{t('overUnits', { units })}</span>
    </span>
  )
}
