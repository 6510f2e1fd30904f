import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import { chooserOrder, type ListColumns, movedColumn, toggledColumn, usualColumns } from '@/lib/list-columns'
import { densities, shownColumns } from '@/lib/list-params'
import { LinkTick } from './link-tick'
import { lookHref } from './list-link'
import type { ListAddress } from './list-toolbar'
import type { TableColumn } from './table-column'

type DisplayMenuProps = ListAddress & { readonly columns: readonly TableColumn[] }

/** How the list looks: how dense its rows are, which columns it has and in which order. */
export async function DisplayMenu({ columns, ...list }: DisplayMenuProps) {
  const t = await getTranslations('list')
  const { path, schema, params } = list
  const isChanged = params.density !== undefined || (schema.columns && params.columns !== undefined)
  return (
    <Menu
      align="end"
      staysOpen
      triggerClassName="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-rule bg-paper px-2.5 text-soft hover:border-edge"
      trigger={
        <>
          <Icon name="gear" size={14} />
          {t('display')}
        </>
      }
    >
      <div className="w-72">
        <DensityChoice {...list} />
        {schema.columns && <Columns {...list} choice={schema.columns} columns={columns} />}
        {isChanged && (
          <a
            href={lookHref(path, schema, params, {
              density: 'roomy',
              ...(schema.columns ? { columns: usualColumns(schema.columns) } : {}),
            })}
            data-keep-scroll
            className="mt-1 flex min-h-8 items-center rounded-md px-2.5 text-soft hover:bg-hover hover:text-ink"
          >
            {t('resetDisplay')}
          </a>
        )}
      </div>
    </Menu>
  )
}

async function DensityChoice({ path, schema, params }: ListAddress) {
  const t = await getTranslations('list')
  const current = params.density ?? 'roomy'
  return (
    <div className="flex items-center justify-between gap-3 px-2.5 pb-1.5">
      <span id="density" className="text-xs text-faint">
        {t('density')}
      </span>
      <ul aria-labelledby="density" className="flex rounded-md border border-rule p-0.5">
        {densities.map((density) => (
          <li key={density}>
            <a
              href={lookHref(path, schema, params, { density })}
              data-keep-scroll
              {...(density === current ? { 'aria-current': 'true' as const } : {})}
              className="inline-flex min-h-7 items-center rounded-sm px-2.5 text-soft hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink"
            >
              {t(`density_${density}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

type ColumnsProps = DisplayMenuProps & { readonly choice: ListColumns }

async function Columns({ choice, columns, ...list }: ColumnsProps) {
  const t = await getTranslations('list')
  const { path, schema, params } = list
  const shown = shownColumns(schema, params) ?? []
  const hrefTo = (next: typeof shown | null) => (next ? lookHref(path, schema, params, { columns: next }) : undefined)
  const order = chooserOrder(choice, shown).flatMap((id) => columns.find((column) => column.id === id) ?? [])
  return (
    <>
      <p id="columns" className="border-t border-line px-2.5 pt-2 pb-0.5 text-xs text-faint">
        {t('columns')}
      </p>
      <ul aria-labelledby="columns">
        {order.map(({ id, header }) => {
          const [up, down] = [movedColumn(choice, shown, id, -1), movedColumn(choice, shown, id, 1)].map(hrefTo)
          return (
            <li key={id} className="flex min-h-8 items-center rounded-md px-2.5 hover:bg-hover">
              {id === choice.primary ? (
                <span className="flex grow items-center justify-between gap-3">
                  {header}
                  <span className="text-xs text-faint">{t('columnAlways')}</span>
                </span>
              ) : (
                <LinkTick
                  isTicked={shown.some((column) => column.id === id)}
                  label={header}
                  href={hrefTo(toggledColumn(choice, shown, id)) ?? path}
                  upHref={up}
                  downHref={down}
                />
              )}
              <Step icon="arrowUp" href={up} label={t('columnUp', { column: header })} />
              <Step icon="arrowDown" href={down} label={t('columnDown', { column: header })} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

type StepProps = { readonly icon: 'arrowUp' | 'arrowDown'; readonly href: string | undefined; readonly label: string }

/** One place up or down. Where a column cannot go the place stays empty, so that the arrows stand in line. */
function Step({ icon, href, label }: StepProps) {
  if (!href) return <span className="size-7 shrink-0" />
  return (
    <a
      href={href}
      data-keep-scroll
      aria-label={label}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-line hover:text-ink"
    >
      <Icon name={icon} size={14} />
    </a>
  )
}
