import { getTranslations } from 'next-intl/server'
import { Fragment, type ReactNode } from 'react'
import { hasContents, PageContents, PageContentsMenu, type RecordPart } from './page-contents'

type RecordPageProps = {
  /** A `PageHeader` with scale `record`: identity, state and the allowed moves. */
  readonly header: ReactNode
  /** Who it is in a few sentences, and what is to be done about it; on a narrow screen it stands before the facts. */
  readonly lead?: ReactNode
  /** The timeline, the quotations, the decisions; a part without a body is left out. A long page lists them at its side. */
  readonly story: readonly RecordPart[]
  /** Facts, people and clocks. */
  readonly facts: ReactNode
  /** What happened to the record itself, with a link to the audit events. */
  readonly history?: RecordPart
}

/** The one shape of a record: who it is at the top, its story in the middle, facts at the side, history at the end. */
export async function RecordPage({ header, lead, story, facts, history }: RecordPageProps) {
  const t = await getTranslations('shell')
  const told = story.filter(({ body }) => Boolean(body))
  const parts = history ? [...told, history] : told
  const isLong = hasContents(parts)
  return (
    <article>
      {header}
      {isLong && <PageContentsMenu parts={parts} />}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_296px]">
        <div className="grid min-w-0 content-start gap-5 empty:hidden max-lg:order-1">{lead}</div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8 max-lg:order-3 lg:[:empty+&>section:first-child]:border-t-0 lg:[:empty+&>section:first-child]:pt-0">
          {told.map(({ id, body }) => (
            <Fragment key={id}>{body}</Fragment>
          ))}
        </div>
        <div className="min-w-0 max-lg:order-2 lg:col-start-2 lg:row-span-3 lg:row-start-1">
          <aside aria-label={t('facts')} className={`grid gap-6 ${isLong ? 'lg:mb-8' : 'lg:sticky lg:top-7'}`}>
            {facts}
          </aside>
          {isLong && <PageContents parts={parts} />}
        </div>
        {history && <div className="min-w-0 max-lg:order-4">{history.body}</div>}
      </div>
    </article>
  )
}
