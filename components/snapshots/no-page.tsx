import { getLocale, getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Refusal } from '@/lib/errors'
import { formatDate } from '@/lib/i18n/format'
import { refusalTexts } from '@/lib/i18n/refusal-text'
import type { NotKnown } from '@/lib/snapshots/queries'
import { DayForm } from './day-form'

type NothingKnownProps = { readonly model: NotKnown; readonly day: string; readonly today: string }

/** The page of a day on which nobody could know the model. */
export async function NothingKnown({ model, day, today }: NothingKnownProps) {
  const [t, locale] = [await getTranslations('snapshot'), await getLocale()]
  const { slug, displayName, firstKnownOn } = model
  return (
    <>
      <Header slug={slug} name={displayName} />
      <EmptyState
        title={t('unknownTitle', { name: displayName, date: formatDate(locale, day) })}
        action={
          <>
            <DayForm slug={slug} day={day} today={today} />
            <ButtonLink href={`/models/${slug}?asOf=${firstKnownOn}`}>{t('firstDay')}</ButtonLink>
            <ButtonLink kind="quiet" href={`/models/${slug}`}>
              {t('today')}
            </ButtonLink>
          </>
        }
      >
        {t('unknown', { date: formatDate(locale, firstKnownOn) })}
      </EmptyState>
    </>
  )
}

type NoSuchDayProps = {
  readonly slug: string
  readonly name: string
  readonly refusal: Refusal
  readonly today: string
}

/** What stands in the address is no day that can be shown: says why, and asks for another. */
export async function NoSuchDay({ slug, name, refusal, today }: NoSuchDayProps) {
  const [t, locale] = [await getTranslations('snapshot'), await getLocale()]
  const { sentence, fields } = refusalTexts(locale, refusal)
  return (
    <>
      <Header slug={slug} name={name} />
      <EmptyState
        title={t('badTitle')}
        action={
          <>
            <DayForm slug={slug} day={today} today={today} />
            <ButtonLink kind="quiet" href={`/models/${slug}`}>
              {t('today')}
            </ButtonLink>
          </>
        }
      >
        {fields.asOf ?? sentence}
      </EmptyState>
    </>
  )
}

async function Header({ slug, name }: { readonly slug: string; readonly name: string }) {
  const t = await getTranslations('model')
  const breadcrumb = [
    { label: t('title'), href: '/models' },
    { label: name, href: `/models/${slug}` },
  ]
  return <PageHeader scale="record" breadcrumb={breadcrumb} title={name} />
}
