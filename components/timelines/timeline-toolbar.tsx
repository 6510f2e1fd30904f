import { getTranslations } from 'next-intl/server'
import { changedHref } from '@/components/data-table/list-link'
import { type ListAddress, ListToolbar } from '@/components/data-table/list-toolbar'
import type { TableFilter } from '@/components/data-table/table-column'
import { Icon } from '@/components/ui/icon'
import { MENU_ITEM, Menu } from '@/components/ui/menu'
import type { TimelineView } from '@/lib/timelines/rules'
import { timelineGroups, timelineSorts, timelineZooms } from '@/lib/timelines/schema'

type TimelineToolbarProps = {
  readonly list: ListAddress
  readonly filters: readonly TableFilter[]
  readonly view: TimelineView
}

/** The search and filters of the list, and beside them how the picture is arranged and how much of it is in view. */
export async function TimelineToolbar({ list, filters, view }: TimelineToolbarProps) {
  const model = await getTranslations('model')
  return (
    <>
      <ListToolbar {...list} what={model('what')} filters={filters} columns={[]} views={null} tools={null} />
      <div data-screen-only className="mb-3 flex flex-wrap items-center gap-2">
        <Grouping list={list} view={view} />
        <Sorting list={list} />
        <Zooms list={list} view={view} />
      </div>
    </>
  )
}

async function Grouping({ list, view }: { list: ListAddress; view: TimelineView }) {
  const t = await getTranslations('timeline')
  const choices = timelineGroups.map((group) => ({
    label: t(`group_${group}`),
    href: arranged(list, 'group', group === 'provider' ? [] : [group]),
    isChosen: group === view.group,
  }))
  return <ChoiceMenu label={t('groupBy')} choices={choices} />
}

async function Sorting({ list }: { list: ListAddress }) {
  const t = await getTranslations('timeline')
  const { path, schema, params } = list
  const choices = timelineSorts.flatMap((sort) =>
    (['asc', 'desc'] as const).map((direction) => ({
      label: t(direction === 'asc' ? `sort_${sort}` : `sort_-${sort}`),
      href: changedHref(path, schema, params, { sort, direction }),
      isChosen: sort === params.sort && direction === params.direction,
    })),
  )
  return <ChoiceMenu label={t('sortBy')} choices={choices} />
}

async function Zooms({ list, view }: { list: ListAddress; view: TimelineView }) {
  const t = await getTranslations('timeline')
  const skin =
    'inline-flex min-h-8 items-center px-1.5 sm:px-2.5 whitespace-nowrap text-soft hover:bg-hover hover:text-ink'
  return (
    <div className="flex flex-wrap gap-2 sm:ml-auto">
      <a href={arranged(list, 'at', [])} data-zoom-to="" className={`${skin} rounded-md border border-rule`}>
        {t('toToday')}
      </a>
      <nav aria-label={t('zoom')} className="flex divide-x divide-line overflow-clip rounded-md border border-rule">
        {timelineZooms.map((zoom) => (
          <a
            key={zoom}
            href={arranged(list, 'zoom', zoom === 'all' ? [] : [zoom])}
            data-keep-scroll
            data-zoom-to={zoom}
            {...(zoom === view.zoom ? { 'aria-current': 'true' as const } : {})}
            className={`${skin} focus-visible:-outline-offset-2 aria-[current]:bg-wash aria-[current]:font-medium aria-[current]:text-accent`}
          >
            {t(`zoom_${zoom}`)}
          </a>
        ))}
      </nav>
    </div>
  )
}

type Choice = { readonly label: string; readonly href: string; readonly isChosen: boolean }

/** One of several; the button says which. */
function ChoiceMenu({ label, choices }: { label: string; choices: readonly Choice[] }) {
  const chosen = choices.find(({ isChosen }) => isChosen)
  return (
    <Menu
      triggerClassName="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-rule px-2.5 text-soft hover:border-edge"
      trigger={
        <>
          <span className="whitespace-nowrap max-sm:sr-only">{label}</span>
          <span className="truncate text-ink">{chosen?.label}</span>
          <Icon name="chevronDown" size={12} className="opacity-70" />
        </>
      }
    >
      <ul aria-label={label}>
        {choices.map((choice) => (
          <li key={choice.href}>
            <a
              href={choice.href}
              data-keep-scroll
              className={MENU_ITEM}
              {...(choice.isChosen ? { 'aria-current': 'true' as const } : {})}
            >
              <span className="inline-flex w-4">{choice.isChosen && <Icon name="check" size={14} />}</span>
              {choice.label}
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  )
}

function arranged({ path, schema, params }: ListAddress, name: string, values: readonly string[]): string {
  return changedHref(path, schema, params, { filters: { ...params.filters, [name]: values } })
}
