import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { historyPart } from '@/components/audit/history-part'
import { RobustnessRules } from '@/components/robustness/because'
import { ModelMatrix } from '@/components/robustness/model-matrix'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import { listHistory } from '@/lib/audit/queries'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { listUnasked } from '@/lib/robustness/queries'
import { findTheme, type ThemeRecord } from '@/lib/themes/queries'

type Props = PageProps<'/themes/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const context = (await findSignedIn())?.caller.permit('theme.read')
  const theme = context && (await findTheme(context, slug))
  return { title: theme?.title ?? slug }
}

export default async function ThemePage({ params }: Props) {
  const context = await authorize('theme.read')
  const theme = await findTheme(context, (await params).slug)
  if (!theme) notFound()
  const t = await getTranslations('theme')
  return (
    <RecordPage
      header={<Header theme={theme} />}
      lead={<p className="prose text-base">{theme.proposition}</p>}
      story={[{ id: 'models', title: t('models'), body: <Models theme={theme} context={context} /> }]}
      facts={<ThemeFacts theme={theme} />}
      history={
        await historyPart({
          ...{ recordId: theme.id, canReadAll: may(context.actor, 'audit.read') },
          events: await listHistory(context, { type: 'theme', id: theme.id }),
        })
      }
    />
  )
}

type PartProps = { readonly theme: ThemeRecord; readonly context: Context<'theme.read'> }

async function Header({ theme }: Pick<PartProps, 'theme'>) {
  const t = await getTranslations('theme')
  return (
    <PageHeader
      scale="record"
      breadcrumb={[{ label: t('title'), href: '/themes' }]}
      title={theme.title}
      state={theme.isDemo && <DemoMark />}
      actions={theme.canUpdate && <ButtonLink href={`/themes/${theme.slug}/edit`}>{t('edit')}</ButtonLink>}
    />
  )
}

/** Every model that was asked, by name, and those that were interviewed and not asked. */
async function Models({ theme, context }: PartProps) {
  const [t, unasked] = [await getTranslations('theme'), await listUnasked(context, theme.id)]
  return (
    <Section id="models" title={t('models')} lead={t('modelsLead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <RobustnessRules />
        {theme.models.length === 0 && <p className="prose text-soft">{t('noneAnswered')}</p>}
        {theme.models.map((entry) => (
          <ModelMatrix key={entry.model.slug} entry={entry} />
        ))}
        {unasked.length > 0 && <Unasked names={unasked.map(({ displayName }) => displayName)} />}
      </div>
    </Section>
  )
}

async function Unasked({ names }: { readonly names: readonly string[] }) {
  const [t, locale] = [await getTranslations('theme'), await getLocale()]
  const list = new Intl.ListFormat(locale, { type: 'unit' }).format(names)
  return (
    <p className="prose border-t border-line pt-4 text-soft">
      {t('unasked', { list })} {t('unaskedWhat')}
    </p>
  )
}

async function ThemeFacts({ theme }: Pick<PartProps, 'theme'>) {
  const [t, p] = [await getTranslations('theme'), await getTranslations('protocol')]
  return (
    <Facts
      facts={[
        { term: t('topic'), detail: p(`topic_${theme.topic}`) },
        { term: t('updated'), detail: <Instant at={new Date(theme.updatedAt)} style="short" /> },
      ]}
    />
  )
}
