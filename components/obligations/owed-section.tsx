import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import type { OwedToModel } from '@/lib/model-obligations/queries'
import { DueDay } from './due-day'
import { SeriesPicture } from './series-picture'
import { ObligationStateBadge } from './state-badge'

type OwedSectionProps = {
  readonly owed: OwedToModel
  /** The model whose ledger is linked; null on the page of another day, which is no list of today. */
  readonly slug: string | null
  readonly today: string
  /** The dialog that records a promise; nothing for whoever may not. */
  readonly record: ReactNode
}

/** Everything that is owed for one model, the most pressing first. */
export async function OwedSection({ owed, slug, today, record }: OwedSectionProps) {
  const t = await getTranslations('obligation')
  const { groups, series, counts } = owed
  const isEmpty = groups.length === 0 && series.length === 0
  const link = !isEmpty && slug && (
    <a className="link" data-screen-only href={`/obligations?model=${slug}`}>
      {t('owedAll')}
    </a>
  )
  return (
    <Section
      id="owed"
      title={t('owedTitle')}
      lead={isEmpty ? t('owedNone') : t('owedCounts', counts)}
      actions={
        <>
          {link}
          {record}
        </>
      }
    >
      <div className="grid gap-5">
        {groups.map(({ name, rows }) => (
          <Group key={name} title={t(`group_${name}`)} rows={rows} today={today} />
        ))}
        {series.map(({ id, title, slots }) => (
          <div key={id} className="grid gap-1">
            <h3 className="text-sm font-medium">{title}</h3>
            <SeriesPicture slots={slots} today={today} />
          </div>
        ))}
      </div>
    </Section>
  )
}

type Row = OwedToModel['groups'][number]['rows'][number]

type GroupProps = { readonly title: string; readonly rows: readonly Row[]; readonly today: string }

function Group({ title, rows, today }: GroupProps) {
  return (
    <div>
      <h3 className="pb-1 text-sm font-medium">{title}</h3>
      <ul className="border-t border-line">
        {rows.map((row) => (
          <li
            key={row.id}
            className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2 sm:grid-cols-[minmax(0,1fr)_8rem_14rem]"
          >
            <span>
              <a className="link" href={`/obligations/${row.id}`}>
                {row.title}
              </a>{' '}
              {row.isDemo && <DemoMark />}
            </span>
            <ObligationStateBadge state={row.state} />
            <span className="sm:text-right">
              <DueDay obligation={row} today={today} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
