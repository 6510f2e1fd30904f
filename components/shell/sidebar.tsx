import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { commandKey } from './command-key'
import { NavLink } from './nav-link'
import { Seal } from './seal'

export type NavItem = {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  readonly count?: number
}
export type NavSection = { readonly title?: string; readonly items: readonly NavItem[] }

type SidebarProps = { readonly sections: readonly NavSection[]; readonly account: ReactNode }

/**
 * The way around the office. Beside the page from 900 px on; below that a drawer, which is the same element as a
 * popover, opened by the button of the top bar without any script.
 */
export async function Sidebar({ sections, account }: SidebarProps) {
  const t = await getTranslations('shell')
  return (
    <section
      id="drawer"
      popover="auto"
      aria-label={t('sidebar')}
      data-screen-only
      className="fixed inset-y-0 left-0 z-30 m-0 h-dvh w-62 max-w-[85vw] flex-col border-r border-line bg-sunk text-ink [&:popover-open]:flex md:sticky md:top-0 md:flex md:w-58 md:border-r-0"
    >
      <div className="flex items-center justify-between px-4 pt-4 pb-3">
        <Wordmark label={t('product')} />
        <button
          type="button"
          popoverTarget="drawer"
          popoverTargetAction="hide"
          aria-label={t('closeNavigation')}
          className="inline-flex size-8 items-center justify-center rounded-md text-faint hover:bg-hover md:hidden"
        >
          <Icon name="cross" />
        </button>
      </div>
      <div className="px-3 pb-3">
        <PaletteButton label={t('search')} keys={await commandKey()} />
      </div>
      <nav aria-label={t('mainNavigation')} className="min-h-0 grow overflow-y-auto px-3 pb-4">
        {sections.map((section) => (
          <NavGroup key={section.items[0]?.href ?? ''} section={section} />
        ))}
      </nav>
      <div className="border-t border-line p-2">{account}</div>
    </section>
  )
}

function NavGroup({ section }: { section: NavSection }) {
  return (
    <div className="mt-4 first:mt-0">
      {section.title && <p className="px-2.5 pb-1 text-xs text-faint">{section.title}</p>}
      <ul className="grid gap-px">
        {section.items.map((item) => (
          <li key={item.href}>
            <NavLink
              href={item.href}
              icon={<Icon name={item.icon} />}
              {...(item.count === undefined ? {} : { count: item.count })}
            >
              {item.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The bar above the page on a narrow screen. */
export async function TopBar() {
  const t = await getTranslations('shell')
  return (
    <header
      data-screen-only
      className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b border-line bg-sunk px-3 md:hidden"
    >
      <button
        type="button"
        popoverTarget="drawer"
        aria-label={t('openNavigation')}
        className="inline-flex size-9 items-center justify-center rounded-md text-soft hover:bg-hover"
      >
        <Icon name="menu" size={20} />
      </button>
      <Wordmark label={t('product')} />
      <button
        type="button"
        data-opens-palette
        aria-label={t('search')}
        className="ml-auto inline-flex size-9 items-center justify-center rounded-md text-soft hover:bg-hover"
      >
        <Icon name="search" size={18} />
      </button>
    </header>
  )
}

function PaletteButton({ label, keys }: { label: string; keys: string }) {
  return (
    <button
      type="button"
      data-opens-palette
      className="flex min-h-8 w-full items-center gap-2.5 rounded-md border border-rule bg-paper px-2.5 text-left text-faint hover:border-edge hover:text-soft"
    >
      <Icon name="search" size={14} />
      <span className="grow">{label}</span>
      <Kbd>{`${keys}K`}</Kbd>
    </button>
  )
}

function Wordmark({ label }: { label: string }) {
  return (
    <a href="/" className="flex items-center gap-2 rounded-sm text-base font-medium tracking-[-0.01em]" translate="no">
      <Seal />
      {label}
    </a>
  )
}
