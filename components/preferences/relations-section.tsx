import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { FormAction } from '@/components/form/form-state'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import type { PreferenceRecord } from '@/lib/preferences/queries'
import { LinkDialog, UnlinkDialog } from './link-dialogs'
import { PreferenceStateBadge } from './state-badge'

type RelationsSectionProps = {
  readonly preference: PreferenceRecord
  /** What it can be held against: other preferences of the same model. */
  readonly others: readonly { readonly id: string; readonly title: string }[]
  readonly actions: { readonly link: FormAction; readonly unlink: FormAction }
}

/** What it cannot have together with, and what it came from or went into. */
export async function RelationsSection({ preference, others, actions }: RelationsSectionProps) {
  const t = await getTranslations('preference')
  const { conflicts, mergedInto, merged, splitFrom, split, acts } = preference
  const canLink = acts.includes('link')
  const free = others.filter(({ id }) => id !== preference.id && !conflicts.some((conflict) => conflict.id === id))
  const groups = [
    { title: t('mergedInto'), rows: mergedInto ? [mergedInto] : [] },
    { title: t('mergedHere'), rows: merged },
    { title: t('splitFrom'), rows: splitFrom ? [splitFrom] : [] },
    { title: t('splitInto'), rows: split },
  ].filter(({ rows }) => rows.length > 0)
  const isAlone = conflicts.length === 0 && groups.length === 0
  return (
    <Section
      id="relations"
      title={t('relations')}
      lead={isAlone ? t('relationsNone') : t('relationsLead')}
      actions={canLink && free.length > 0 && <LinkDialog preference={preference} others={free} link={actions.link} />}
    >
      <div className="grid gap-5">
        {conflicts.length > 0 && (
          <Group title={t('conflicts')}>
            {conflicts.map((conflict) => (
              <Line
                key={conflict.id}
                row={conflict}
                note={conflict.note}
                isDemo={conflict.isDemo}
                act={canLink && <UnlinkDialog preference={preference} conflict={conflict} unlink={actions.unlink} />}
              />
            ))}
          </Group>
        )}
        {groups.map(({ title, rows }) => (
          <Group key={title} title={title}>
            {rows.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </Group>
        ))}
      </div>
    </Section>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3 className="pb-1 text-sm font-medium">{title}</h3>
      <ul className="border-t border-line">{children}</ul>
    </div>
  )
}

type LineProps = {
  readonly row: NonNullable<PreferenceRecord['mergedInto']>
  readonly note?: string
  readonly isDemo?: boolean
  readonly act?: ReactNode
}

function Line({ row, note, isDemo, act }: LineProps) {
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
      <div className="min-w-0">
        <a className="link" href={`/preferences/${row.id}`}>
          {row.title}
        </a>{' '}
        {isDemo && <DemoMark />}
        {note && <p className="prose whitespace-pre-line text-soft">{note}</p>}
      </div>
      <PreferenceStateBadge state={row.state} />
      {act}
    </li>
  )
}
