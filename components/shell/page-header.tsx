import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

export type Crumb = { readonly label: string; readonly href: string }

type PageHeaderProps = {
  readonly title: ReactNode
  readonly breadcrumb?: readonly Crumb[]
  readonly state?: ReactNode
  readonly actions?: ReactNode
  readonly subtitle?: ReactNode
  readonly tabs?: ReactNode
  /** `record` for the name of one thing, `page` for a list or a form. */
  readonly scale?: 'page' | 'record'
}

export function PageHeader({
  title,
  breadcrumb = [],
  state,
  actions,
  subtitle,
  tabs,
  scale = 'page',
}: PageHeaderProps) {
  const size = scale === 'record' ? 'text-xl tracking-[-0.02em]' : 'text-lg tracking-[-0.01em]'
  return (
    <header
      className={tabs ? 'mb-6 border-b border-line' : scale === 'record' ? 'mb-6 border-b border-line pb-5' : 'mb-5'}
    >
      <Breadcrumb crumbs={breadcrumb} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className={size}>{title}</h1>
            {state}
          </div>
          {subtitle && <div className="mt-1 max-w-[75ch] text-soft">{subtitle}</div>}
        </div>
        {actions && (
          <div data-screen-only className="flex flex-wrap items-center gap-2">
            {actions}
          </div>
        )}
      </div>
      {tabs && <div className="mt-4">{tabs}</div>}
    </header>
  )
}

async function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null
  const t = await getTranslations('shell')
  return (
    <nav aria-label={t('breadcrumb')} data-screen-only className="mb-1.5">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-faint">
        {crumbs.map((crumb, at) => (
          <li key={crumb.href} className="flex items-center gap-x-1.5">
            <a
              href={crumb.href}
              data-back-to-list
              className="inline-flex min-h-6 items-center rounded-sm hover:text-accent hover:underline hover:underline-offset-4"
            >
              {crumb.label}
            </a>
            {at < crumbs.length - 1 && <span aria-hidden="true">/</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
