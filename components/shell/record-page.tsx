import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

type RecordPageProps = {
  /** A `PageHeader` with scale `record`: identity, state and the allowed moves. */
  readonly header: ReactNode
  /** The timeline, the quotations, the decisions. */
  readonly story: ReactNode
  /** Facts, people and clocks. */
  readonly facts: ReactNode
  /** What happened to the record itself, with a link to the audit events. */
  readonly history?: ReactNode
}

/** The one shape of a record: who it is at the top, its story in the middle, facts at the side, history at the end. */
export async function RecordPage({ header, story, facts, history }: RecordPageProps) {
  const t = await getTranslations('shell')
  return (
    <article>
      {header}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_296px]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8 max-lg:order-2 lg:[&>section:first-child]:border-t-0 lg:[&>section:first-child]:pt-0">
          {story}
        </div>
        <aside aria-label={t('facts')} className="min-w-0 max-lg:order-1 lg:row-span-2">
          <div className="grid gap-6 lg:sticky lg:top-7">{facts}</div>
        </aside>
        {history && <div className="min-w-0 max-lg:order-3">{history}</div>}
      </div>
    </article>
  )
}
