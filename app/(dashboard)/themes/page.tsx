import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/shell/page-header'
import { ThemeTable } from '@/components/themes/theme-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import { may } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { countThemes, listThemes } from '@/lib/themes/queries'
import { themeList } from '@/lib/themes/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('theme'))('title') }
}

export default async function ThemesPage({ searchParams }: PageProps<'/themes'>) {
  const context = await authorize('theme.read')
  const params = parseList(themeList, await searchParams)
  const [page, total, t] = await Promise.all([
    listThemes(context, params),
    countThemes(context, params),
    getTranslations('theme'),
  ])
  const create = may(context.actor, 'theme.create') && (
    <ButtonLink kind="primary" href="/themes/new">
      {t('create')}
    </ButtonLink>
  )
  const empty = (
    <EmptyState title={t('emptyTitle')} action={create}>
      {t('emptyHint')}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={create} />
      <ThemeTable params={params} page={page} total={total} empty={empty} />
    </>
  )
}
