import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DrawnDialog } from '@/components/ui/drawn-dialog'
import { Icon } from '@/components/ui/icon'
import { MENU_ITEM, Menu } from '@/components/ui/menu'
import { type ListParams, type ListSchema, viewQuery } from '@/lib/list-params'
import type { SavedViewRow } from '@/lib/views/queries'
import { plainAddressOf } from '@/lib/views/rules'
import type { ViewList } from '@/lib/views/schema'
import type { ViewStep } from './view-steps'

/** A server action that draws the dialog of one step. */
export type DrawView = (step: ViewStep, list: ViewList, query: string, id: string | null) => Promise<ReactNode>

type ViewMenuProps = {
  readonly list: ViewList
  readonly schema: ListSchema<string, string>
  readonly params: ListParams
  readonly views: readonly SavedViewRow[]
  readonly draw: DrawView
}

/** The views of a list: which one this is, whether it was changed, and what can be done about that. */
export async function ViewMenu({ list, schema, params, views, draw }: ViewMenuProps) {
  const t = await getTranslations('view')
  const current = views.find((view) => view.id === params.view) ?? null
  const query = viewQuery(schema, params)
  const isChanged = query !== (current?.query ?? '')
  const name = current?.name ?? t(`all_${list}`)
  return (
    <div className="inline-flex min-h-8 rounded-md border border-rule bg-paper text-ink hover:border-edge">
      <Menu
        label={t(isChanged ? 'currentChanged' : 'current', { name })}
        triggerClassName="inline-flex max-w-64 items-center gap-1.5 rounded-md px-2.5"
        trigger={
          <>
            <span className="truncate font-medium">{name}</span>
            {isChanged && <span className="text-xs text-faint">{t('changed')}</span>}
            <Icon name="chevronDown" size={12} className="text-faint" />
          </>
        }
      >
        <div className="w-64">
          <ul aria-label={t('menu')}>
            <ViewLink href={plainAddressOf(list)} name={t(`all_${list}`)} isCurrent={current === null} />
          </ul>
          <ViewGroup title={t('mine')} views={views.filter((view) => view.isOwn)} currentId={current?.id} />
          <ViewGroup title={t('shared')} views={views.filter((view) => !view.isOwn)} currentId={current?.id} />
          <Steps {...{ list, query, current, draw, isChanged }} />
        </div>
      </Menu>
    </div>
  )
}

type ViewGroupProps = {
  readonly title: string
  readonly views: readonly SavedViewRow[]
  readonly currentId: string | undefined
}

async function ViewGroup({ title, views, currentId }: ViewGroupProps) {
  const t = await getTranslations('view')
  if (views.length === 0) return null
  return (
    <section aria-label={title} className="mt-1 border-t border-line pt-1">
      <p className="px-2.5 pt-1 pb-0.5 text-xs text-faint">{title}</p>
      <ul>
        {views.map((view) => (
          <ViewLink
            key={view.id}
            href={view.href}
            name={view.name}
            isCurrent={view.id === currentId}
            note={view.isOwn ? (view.isShared ? t('shared') : null) : t('by', { name: view.ownerName })}
          />
        ))}
      </ul>
    </section>
  )
}

type ViewLinkProps = {
  readonly href: string
  readonly name: string
  readonly isCurrent: boolean
  readonly note?: string | null
}

function ViewLink({ href, name, isCurrent, note }: ViewLinkProps) {
  return (
    <li>
      <a href={href} className={MENU_ITEM} {...(isCurrent ? { 'aria-current': 'true' as const } : {})}>
        <span className="w-4 shrink-0 text-accent">{isCurrent && <Icon name="check" size={14} />}</span>
        <span className="min-w-0 truncate">{name}</span>
        {note && <span className="ml-auto max-w-28 shrink-0 truncate pl-3 text-xs text-faint">{note}</span>}
      </a>
    </li>
  )
}

type StepsProps = Pick<ViewMenuProps, 'list' | 'draw'> & {
  readonly query: string
  readonly current: SavedViewRow | null
  readonly isChanged: boolean
}

/** What can be done now: save what differs, and whatever the view's own rule allows. */
async function Steps({ list, query, current, draw, isChanged }: StepsProps) {
  const [t, common, form] = [
    await getTranslations('view'),
    await getTranslations('common'),
    await getTranslations('form'),
  ]
  const name = current?.name ?? ''
  const isOwn = current?.moves.includes('update') ?? false
  const steps: { step: ViewStep; label: string; title: string; isOffered: boolean }[] = [
    { step: 'save', label: t('save'), title: t('saveTitle', { name }), isOffered: isOwn && isChanged },
    { step: 'create', label: t('saveAs'), title: t('saveAsTitle'), isOffered: isChanged || current !== null },
    { step: 'edit', label: t('edit'), title: t('editTitle', { name }), isOffered: isOwn },
    {
      step: 'remove',
      label: t('remove'),
      title: t('removeTitle', { name }),
      isOffered: current?.moves.includes('remove') ?? false,
    },
  ]
  const offered = steps.filter((step) => step.isOffered)
  if (offered.length === 0) return null
  return (
    <div className="mt-1 border-t border-line pt-1">
      {offered.map(({ step, label, title }) => (
        <DrawnDialog
          key={step}
          label={<span className="pl-6">{label}</span>}
          title={title}
          closeLabel={common('close')}
          failed={form('failedTitle')}
          draw={draw.bind(null, step, list, query, current?.id ?? null)}
          className={MENU_ITEM}
        />
      ))}
    </div>
  )
}
