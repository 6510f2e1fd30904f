import { getFormatter, getTranslations } from 'next-intl/server'
import { Icon, type IconName } from '@/components/ui/icon'
import { PAGE_SIZES } from '@/lib/list-params'
import { changedHref, pageHref } from './list-link'
import type { ListAddress } from './list-toolbar'
import type { TablePage } from './table-column'

/** How much of the list is in view, and the way to the rest. */
export async function ListFooter({ page, path, schema, params }: ListAddress & { readonly page: TablePage }) {
  const [t, format] = [await getTranslations('list'), await getFormatter()]
  const [shown, total] = [format.number(page.rows.length), format.number(page.total.count)]
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pt-3 text-faint">
      <p className="tabular">{t(page.total.isEstimate ? 'showingAbout' : 'showing', { shown, total })}</p>
      <div data-screen-only className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {page.total.count > PAGE_SIZES[0] && <PageSizes path={path} schema={schema} params={params} />}
        {(page.previous || page.next) && (
          <nav aria-label={t('pages')} className="flex gap-1.5">
            <Turn
              icon="arrowLeft"
              label={t('previous')}
              {...(page.previous ? { href: pageHref(path, schema, params, { before: page.previous }) } : {})}
            />
            <Turn
              icon="arrowRight"
              label={t('next')}
              {...(page.next ? { href: pageHref(path, schema, params, { after: page.next }) } : {})}
            />
          </nav>
        )}
      </div>
    </div>
  )
}

async function PageSizes({ path, schema, params }: ListAddress) {
  const t = await getTranslations('list')
  return (
    <div className="flex items-center gap-1.5">
      <span>{t('rowsPerPage')}</span>
      <ul className="flex">
        {PAGE_SIZES.map((size) => (
          <li key={size}>
            <a
              href={changedHref(path, schema, params, { size })}
              data-keep-scroll
              aria-label={t('rowsPerPageValue', { count: String(size) })}
              {...(size === params.size ? { 'aria-current': 'true' as const } : {})}
              className="tabular inline-flex min-h-7 min-w-8 items-center justify-center rounded-sm hover:bg-hover hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:underline aria-[current]:underline-offset-4"
            >
              {size}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A page that is not there keeps its place, so that the other button does not move under the pointer. */
function Turn({ icon, label, href }: { icon: IconName; label: string; href?: string }) {
  const skin = 'inline-flex min-h-8 items-center gap-1.5 rounded-md border px-2.5'
  const content = (
    <>
      {icon === 'arrowLeft' && <Icon name={icon} size={14} />}
      {label}
      {icon === 'arrowRight' && <Icon name={icon} size={14} />}
    </>
  )
  if (!href)
    return (
      <span className={`${skin} border-line`} aria-hidden="true">
        {content}
      </span>
    )
  return (
    <a
      href={href}
      rel={icon === 'arrowLeft' ? 'prev' : 'next'}
      className={`${skin} border-rule bg-raised text-ink hover:bg-hover`}
    >
      {content}
    </a>
  )
}
