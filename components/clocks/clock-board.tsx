import { getFormatter, getTranslations } from 'next-intl/server'
import { ListFooter } from '@/components/data-table/list-footer'
import { changedHref, clearedHref } from '@/components/data-table/list-link'
import { ListToolbar } from '@/components/data-table/list-toolbar'
import { RowKeys } from '@/components/data-table/row-keys'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import type { ClockRow, DueCounts } from '@/lib/clocks/queries'
import type { BoardPart, ClockParams } from '@/lib/clocks/rules'
import { clockList } from '@/lib/clocks/schema'
import type { Count } from '@/lib/counting'
import { isNarrowed, listHref } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import { BoardSummary } from './board-summary'
import { clockFilters } from './clock-filters'
import { ClockTable } from './clock-table'

/** A part of the board with what was read for it. */
export type FilledPart = BoardPart & { readonly page: Page<ClockRow>; readonly total: Count }

type ClockBoardProps = {
  readonly params: ClockParams
  readonly counts: DueCounts
  readonly parts: readonly FilledPart[]
}

/** Everything owed: filters, a summary, and the parts with their rows. J and K go through the rows of all parts. */
export async function ClockBoard({ params, counts, parts }: ClockBoardProps) {
  const t = await getTranslations('clock')
  const list = { path: '/', schema: clockList, params }
  const filled = parts.filter(({ name, page }) => name !== 'overdue' || page.rows.length > 0 || parts.length === 1)
  const firstTable = filled.find(({ page }) => page.rows.length > 0)
  const isEmpty = firstTable === undefined
  return (
    <div>
      <ListToolbar
        {...list}
        what={t('searched')}
        filters={await clockFilters(params)}
        columns={[]}
        views={null}
        tools={null}
      />
      <BoardSummary params={params} counts={counts} />
      {isEmpty && isNarrowed(params) ? (
        <NothingMatches params={params} />
      ) : (
        <div id="board" className="grid gap-8" data-settles>
          {filled.map((part) => (
            <Part key={part.name} part={part} params={params} hasHead={part === firstTable} />
          ))}
          <RowKeys tableId="board" />
        </div>
      )}
    </div>
  )
}

type PartProps = { readonly part: FilledPart; readonly params: ClockParams; readonly hasHead: boolean }

async function Part({ part, params, hasHead }: PartProps) {
  const t = await getTranslations('clock')
  const { name, page, total, isPaged } = part
  const list = { path: '/', schema: clockList, params }
  const cursors = { ...(page.previous ? { previous: page.previous } : {}), ...(page.next ? { next: page.next } : {}) }
  return (
    <Section
      // Named by itself: a part that a filter brings in later would take the number of another element.
      id={`board-${name}`}
      title={t(`part_${name}`)}
      {...(name === 'mine' && page.rows.length > 0 ? { lead: t('mineLead') } : {})}
      actions={<PartLinks part={part} params={params} />}
    >
      {page.rows.length === 0 ? (
        <p className="text-soft">{t(`none_${name}`)}</p>
      ) : (
        <ClockTable caption={t(`part_${name}`)} rows={page.rows} density={params.density} hasHead={hasHead} />
      )}
      {isPaged && page.rows.length > 0 && (
        <ListFooter {...list} page={{ rows: page.rows.map(toTableRow), total, ...cursors }} />
      )}
    </Section>
  )
}

/** The footer only counts them. */
function toTableRow({ id, place, title }: ClockRow) {
  return { id, href: place, label: title, cells: {} }
}

/** To the rest of a part that is cut short, or from a later page back to the whole board. */
async function PartLinks({ part: { params: own, page, total, isPaged }, params }: Omit<PartProps, 'hasHead'>) {
  const [t, home, format] = await Promise.all([getTranslations('clock'), getTranslations('home'), getFormatter()])
  if (isPaged) {
    const isLater = params.after !== undefined || params.before !== undefined
    return isLater ? (
      <a className="link" href={changedHref('/', clockList, params, {})}>
        {t('whole')}
      </a>
    ) : null
  }
  if (total.count <= page.rows.length) return null
  return (
    <a className="link" href={`/${listHref(clockList, { ...own, size: params.size })}`}>
      {home(total.isEstimate ? 'allAbout' : 'all', { count: format.number(total.count) })}
    </a>
  )
}

async function NothingMatches({ params }: { readonly params: ClockParams }) {
  const t = await getTranslations('list')
  return (
    <div className="border-t border-line" data-settles>
      <EmptyState
        title={t('nothingMatches')}
        action={<ButtonLink href={clearedHref('/', clockList, params)}>{t('clearFilters')}</ButtonLink>}
      >
        {t('nothingMatchesHint')}
      </EmptyState>
    </div>
  )
}
