import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { MENU_ITEM, Menu } from '@/components/ui/menu'
import { isNarrowed, type ListParams } from '@/lib/list-params'
import { DisplayMenu } from './display-menu'
import { type AnyListSchema, changedHref, clearedHref, toggledHref } from './list-link'
import { SearchBox } from './search-box'
import type { TableColumn, TableFilter } from './table-column'

export type ListAddress = { readonly path: string; readonly schema: AnyListSchema; readonly params: ListParams }

type ListToolbarProps = ListAddress & {
  /** What is searched, as in "Search models". */
  readonly what: string
  readonly filters: readonly TableFilter[]
  readonly columns: readonly TableColumn[]
  /** The menu of saved views. */
  readonly views: ReactNode
  /** What is done with the list as a whole, such as an export. */
  readonly tools: ReactNode
}

/**
 * Which view, search, filters and what they are set to; at the far end what is done with the list and how it looks.
 * Every choice is a link, so it can be opened, shared and gone back on.
 */
export async function ListToolbar({ what, filters, columns, views, tools, ...list }: ListToolbarProps) {
  const t = await getTranslations('list')
  return (
    <div data-screen-only className="mb-3 flex flex-wrap items-center gap-2">
      {views}
      <SearchBox
        path={list.path}
        q={list.params.q}
        clearHref={changedHref(list.path, list.schema, list.params, { q: '' })}
        label={t('searchPlaceholder', { what })}
        submitLabel={t('submitSearch')}
      />
      {filters.map((filter) => (
        <FilterMenu key={filter.name} filter={filter} {...list} />
      ))}
      {isNarrowed(list.params, list.schema) && (
        <a
          href={clearedHref(list.path, list.schema, list.params)}
          data-keep-scroll
          className="inline-flex min-h-8 items-center rounded-md px-2 text-soft hover:bg-hover hover:text-ink"
        >
          {t('clearFilters')}
        </a>
      )}
      <div className="ml-auto flex items-center gap-2">
        {tools}
        <DisplayMenu {...list} columns={columns} />
      </div>
    </div>
  )
}

export async function FilterMenu({ filter, ...list }: ListAddress & { readonly filter: TableFilter }) {
  const t = await getTranslations('list')
  const chosen = list.params.filters[filter.name] ?? []
  const names = filter.options.filter((option) => chosen.includes(option.value)).map((option) => option.label)
  const skin =
    chosen.length > 0 ? 'border-accent bg-wash text-accent' : 'border-rule bg-paper text-soft hover:border-edge'
  return (
    <div className={`inline-flex min-h-8 items-stretch rounded-md border ${skin}`}>
      <Menu
        label={`${t('filterBy', { name: filter.label })}${names.length > 0 ? `: ${names.join(', ')}` : ''}`}
        triggerClassName="inline-flex max-w-56 items-center gap-1.5 rounded-md px-2.5"
        trigger={
          <>
            <span className="whitespace-nowrap">{filter.label}</span>
            {names.length > 0 && <span className="truncate font-medium">{summary(names)}</span>}
            <Icon name="chevronDown" size={12} className="opacity-70" />
          </>
        }
        staysOpen
      >
        <FilterOptions filter={filter} {...list} />
      </Menu>
      {names.length > 0 && (
        <a
          href={changedHref(list.path, list.schema, list.params, {
            filters: { ...list.params.filters, [filter.name]: [] },
          })}
          data-keep-scroll
          aria-label={t('removeFilter', { name: filter.label, value: names.join(', ') })}
          className="inline-flex w-7 items-center justify-center rounded-md border-l border-transparent hover:bg-hover"
        >
          <Icon name="cross" size={12} />
        </a>
      )}
    </div>
  )
}

async function FilterOptions({ filter, path, schema, params }: ListAddress & { readonly filter: TableFilter }) {
  const [t, format] = [await getTranslations('list'), await getFormatter()]
  const chosen = params.filters[filter.name] ?? []
  return (
    <ul aria-label={t('filterBy', { name: filter.label })} className="min-w-48">
      {filter.options.map((option) => {
        const isChosen = chosen.includes(option.value)
        return (
          <li key={option.value}>
            <a
              href={toggledHref(path, schema, params, filter.name, option.value)}
              data-keep-scroll
              className={MENU_ITEM}
            >
              <span
                aria-hidden="true"
                className={`inline-flex size-4 items-center justify-center rounded-sm border ${isChosen ? 'border-accent bg-accent text-on-accent' : 'border-edge'}`}
              >
                {isChosen && <Icon name="check" size={12} />}
              </span>
              <span className="grow">{option.mark ?? option.label}</span>
              {isChosen && <span className="sr-only">{t('selected')}</span>}
              {option.count !== undefined && (
                <span className="tabular pl-4 text-xs text-faint">{format.number(option.count)}</span>
              )}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function summary(names: readonly string[]): string {
  const [first = ''] = names
  return names.length === 1 ? first : `${first} +${names.length - 1}`
}
