import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import { SectionInView } from './section-in-view'

/** One titled part of a record's page: a `Section` of that id, or null where there is nothing to say. */
export type RecordPart = { readonly id: string; readonly title: string; readonly body: ReactNode }

type ContentsProps = { readonly parts: readonly Pick<RecordPart, 'id' | 'title'>[] }

/** Fewer parts are seen at a glance. */
const LEAST_PARTS = 5

export function hasContents(parts: readonly RecordPart[]): boolean {
  return parts.length >= LEAST_PARTS
}

/** The way around a long page, beside it where there is room; the part that is being read is marked. */
export async function PageContents({ parts }: ContentsProps) {
  const t = await getTranslations('shell')
  return (
    <nav aria-label={t('onThisPage')} data-screen-only className="page-contents sticky top-7 max-lg:hidden">
      <p className="mb-1 text-xs text-faint">{t('onThisPage')}</p>
      <Lines parts={parts} />
      <SectionInView ids={parts.map(({ id }) => id)} />
    </nav>
  )
}

/** The same where there is no room: a menu that stays at the top while the page scrolls. */
export async function PageContentsMenu({ parts }: ContentsProps) {
  const t = await getTranslations('shell')
  return (
    <div data-screen-only className="page-contents-bar lg:hidden">
      <Menu
        trigger={
          <>
            {t('onThisPage')}
            <Icon name="chevronDown" size={14} />
          </>
        }
        triggerClassName="inline-flex min-h-9 items-center gap-1.5 rounded-md px-2 text-soft hover:bg-hover hover:text-ink"
      >
        <nav aria-label={t('onThisPage')} className="page-contents min-w-56">
          <Lines parts={parts} />
        </nav>
      </Menu>
    </div>
  )
}

function Lines({ parts }: ContentsProps) {
  return (
    <ul>
      {parts.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  )
}
