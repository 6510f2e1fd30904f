import { getTranslations } from 'next-intl/server'
import type { RecordPart } from '@/components/shell/page-contents'
import { Section } from '@/components/ui/section'
import type { AuditEventRow } from '@/lib/audit/queries'
import { History } from './history'

type HistoryPartProps = {
  readonly recordId: string
  readonly events: readonly AuditEventRow[]
  /** Whether the reader may open the audit log. */
  readonly canReadAll: boolean
  /** The record's page, if it can be shown as of a day. */
  readonly page?: string
}

/** The end of every record's page: its newest changes, with a link to all of its events for whoever may read them. */
export async function historyPart({ recordId, canReadAll, ...shown }: HistoryPartProps): Promise<RecordPart> {
  const t = await getTranslations('audit')
  const all = canReadAll && (
    <a className="link" href={`/audit?record=${recordId}`}>
      {t('historyAll')}
    </a>
  )
  const body = (
    <Section id="history" title={t('history')} lead={t('historyLead')} actions={all}>
      <History {...shown} />
    </Section>
  )
  return { id: 'history', title: t('history'), body }
}
