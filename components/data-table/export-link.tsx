import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { listHref } from '@/lib/list-params'
import type { ListAddress } from './list-toolbar'

type ExportLinkProps = Pick<ListAddress, 'schema' | 'params'> & {
  /** The list in the API: `models` for `/api/v1/models`. */
  readonly list: string
}

/** Everything that the address selects, in its order and on all its pages, as a file that a spreadsheet opens. */
export async function ExportLink({ list, schema, params }: ExportLinkProps) {
  const t = await getTranslations('list')
  const { after: _after, before: _before, ...selection } = params
  const query = new URLSearchParams(listHref(schema, selection))
  query.delete('size')
  query.set('format', 'csv')
  query.set('bom', '1')
  return (
    <a
      href={`/api/v1/${list}?${query}`}
      download
      title={t('exportHint')}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-rule bg-paper px-2.5 whitespace-nowrap text-soft hover:border-edge hover:text-ink"
    >
      <Icon name="download" size={14} />
      {t('exportCsv')}
    </a>
  )
}
