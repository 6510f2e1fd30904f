import { getLocale, getTranslations } from 'next-intl/server'
import { type BarRow, BarTable } from '@/components/chart/bar-table'
import { ColumnTable } from '@/components/chart/column-table'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { formatPeriod } from '@/lib/i18n/format'
import { percentOf } from '@/lib/leadership/rules'
import type { LeadershipFacts, Share } from '@/lib/leadership/schema'
import { CountedLink } from './counted-link'

type PartProps = { readonly facts: LeadershipFacts }

/** How the share of what was honored went, quarter by quarter. */
export async function HonoredOverTime({ facts: { byQuarter } }: PartProps) {
  const [t, locale] = [await getTranslations('leadership'), await getLocale()]
  const decided = byQuarter.filter(({ share }) => share.whole.count > 0)
  const [first, last] = [decided.at(0), decided.at(-1)]
  const point =
    first && last && first !== last
      ? t('timePoint', {
          ...{ first: formatPeriod(locale, first.quarter), last: formatPeriod(locale, last.quarter) },
          ...{ from: percentOf(first.share) ?? 0, to: percentOf(last.share) ?? 0 },
        })
      : t('timeNone', { quarters: decided.length })
  return (
    <Section id="over-time" title={t('timeTitle')} lead={point}>
      <ColumnTable
        caption={t('timeTitle')}
        measure={t('share')}
        lines={[t('honored'), t('decided')]}
        columns={
          await Promise.all(
            byQuarter.map(async ({ quarter, share }) => {
              const name = formatPeriod(locale, quarter)
              const percent = percentOf(share)
              return {
                ...{ key: quarter, name, share: percent === null ? null : percent / 100 },
                label: percent === null ? '–' : t('percent', { percent }),
                figures: figuresOf(share, name),
              }
            }),
          )
        }
      />
    </Section>
  )
}

/** How much was honored of what is cheap, and of what is dear. */
export async function HonoredByBand({ facts: { byBand } }: PartProps) {
  const [t, d] = [await getTranslations('leadership'), await getTranslations('decision')]
  const low = byBand.find(({ band }) => band === 'low')
  const percent = low && percentOf(low.share)
  return (
    <Section
      id="by-band"
      title={t('bandTitle')}
      lead={
        low && typeof percent === 'number'
          ? t('bandPoint', { percent, honored: low.share.part.count, decided: low.share.whole.count })
          : t('bandNone')
      }
    >
      <BarTable
        caption={t('bandTitle')}
        corner={t('band')}
        columns={[t('honored'), t('decided'), t('share')]}
        rows={
          await Promise.all(
            byBand
              .filter(({ band, share }) => band !== 'none' || share.whole.count > 0)
              .map(({ band, share }) => barOf({ key: band, name: d(`band_${band}`), label: d(`band_${band}`), share })),
          )
        }
      />
    </Section>
  )
}

/** The themes at both ends; of themes that are all alike, how they are. */
async function pointOf(ranked: LeadershipFacts['byTheme']['rows']): Promise<string> {
  const t = await getTranslations('leadership')
  const [least, most] = [ranked.at(0), ranked.at(-1)]
  if (!least || !most || least === most) return t('themeNone')
  const [leastPercent, mostPercent] = [percentOf(least.share) ?? 0, percentOf(most.share) ?? 0]
  if (leastPercent === mostPercent) return t('themeAlike', { percent: mostPercent })
  return t('themePoint', { most: most.theme.name, mostPercent, least: least.theme.name, leastPercent })
}

/** How much was honored under each theme. */
export async function HonoredByTheme({ facts: { byTheme } }: PartProps) {
  const t = await getTranslations('leadership')
  const ranked = byTheme.rows.toSorted((one, other) => (percentOf(one.share) ?? 0) - (percentOf(other.share) ?? 0))
  return (
    <Section id="by-theme" title={t('themeTitle')} lead={await pointOf(ranked)}>
      <BarTable
        caption={t('themeTitle')}
        corner={t('theme')}
        columns={[t('honored'), t('decided'), t('share')]}
        rows={
          await Promise.all(
            byTheme.rows.map(({ theme, share }) =>
              barOf({
                ...{ key: theme.slug, label: theme.name, share },
                name: (
                  <>
                    <a href={`/themes/${theme.slug}`} className="hover:underline">
                      {theme.name}
                    </a>{' '}
                    {theme.isDemo && <DemoMark />}
                  </>
                ),
              }),
            ),
          )
        }
      />
      {byTheme.more > 0 && <p className="mt-3 text-soft">{t('moreThemes', { more: byTheme.more })}</p>}
    </Section>
  )
}

type Told = Pick<BarRow, 'key' | 'name'> & { readonly label: string; readonly share: Share }

async function barOf({ key, name, label, share }: Told): Promise<BarRow> {
  const t = await getTranslations('leadership')
  const percent = percentOf(share)
  return {
    ...{ key, name, share: percent === null ? null : percent / 100 },
    figures: [...figuresOf(share, label), percent === null ? '–' : t('percent', { percent })],
  }
}

function figuresOf({ part, whole }: Share, label: string) {
  return [
    <CountedLink key="part" counted={part} label={label} />,
    <CountedLink key="whole" counted={whole} label={label} />,
  ]
}
