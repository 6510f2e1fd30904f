import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { drawView } from '@/app/actions/views'
import { DataTableLoading } from '@/components/data-table/data-table'
import { PreferenceTable } from '@/components/preferences/preference-table'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ViewMenu } from '@/components/views/view-menu'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { countPreferences, listPreferences } from '@/lib/preferences/queries'
import { preferenceList } from '@/lib/preferences/schema'
import { listThemeNames } from '@/lib/themes/queries'
import { listViews } from '@/lib/views/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('preference'))('title') }
}

export default async function PreferencesPage({ searchParams }: PageProps<'/preferences'>) {
  const context = await authorize('preference.read', 'theme.read')
  const params = parseList(preferenceList, await searchParams)
  const [t, a] = [await getTranslations('preference'), await getTranslations('assessment')]
  const actions = (
    <>
      <ButtonLink href="/preferences/estimates">{a('estimatesTitle')}</ButtonLink>
      {may(context.actor, 'preference.record') && (
        <ButtonLink kind="primary" href="/preferences/new">
          {t('record')}
        </ButtonLink>
      )}
    </>
  )
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={actions} />
      <Suspense fallback={<DataTableLoading density={params.density} />}>
        <Preferences context={context} params={params} />
      </Suspense>
    </>
  )
}

type PreferencesProps = {
  readonly context: Context<'preference.read' | 'theme.read'>
  readonly params: Parameters<typeof listPreferences>[1]
}

/** Apart from the page, so that the guard has answered before anything is streamed. */
async function Preferences({ context, params }: PreferencesProps) {
  const [page, total, themes, views, t] = await Promise.all([
    listPreferences(context, params),
    countPreferences(context, params),
    listThemeNames(context),
    listViews(context, 'preferences'),
    getTranslations('preference'),
  ])
  const empty = (
    <EmptyState title={t('emptyTitle')} action={<ButtonLink href="/interviews">{t('openInterviews')}</ButtonLink>}>
      {t('emptyHint')}
    </EmptyState>
  )
  return (
    <PreferenceTable
      {...{ params, page, total, themes, empty }}
      views={<ViewMenu list="preferences" schema={preferenceList} params={params} views={views} draw={drawView} />}
    />
  )
}
