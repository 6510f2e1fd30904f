import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { historyPart } from '@/components/audit/history-part'
import { CommitmentFacts } from '@/components/commitments/commitment-facts'
import { GradeBadge } from '@/components/commitments/grade-badge'
import { ScopeList } from '@/components/commitments/scope-list'
import { ReviseDialog, WithdrawDialog } from '@/components/commitments/version-dialogs'
import { VersionList } from '@/components/commitments/version-list'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { Callout } from '@/components/ui/callout'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { listHistory } from '@/lib/audit/queries'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { type CommitmentRecord, findCommitment, listScope, SCOPE_SHOWN } from '@/lib/commitments/queries'
import { calendarDate } from '@/lib/days'
import { formatDate, isoDateIn } from '@/lib/i18n/format'
import { providerName } from '@/lib/models/rules'

type Props = PageProps<'/commitments/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const context = (await findSignedIn())?.caller.permit('commitment.read')
  const commitment = context && (await findCommitment(context, slug))
  return { title: commitment?.title ?? slug }
}

export default async function CommitmentPage({ params }: Props) {
  const context = await authorize('commitment.read')
  const commitment = await findCommitment(context, (await params).slug)
  if (!commitment) notFound()
  const models = await listScope(context, commitment.id)
  const t = await getTranslations('commitment')
  return (
    <RecordPage
      header={<Header commitment={commitment} context={context} />}
      lead={<Lead commitment={commitment} />}
      story={[
        {
          ...{ id: 'scope', title: t('models') },
          body: (
            <ScopeList commitment={commitment} models={models} most={SCOPE_SHOWN} today={calendarDate(context.now)} />
          ),
        },
        { id: 'versions', title: t('versions'), body: <VersionList commitment={commitment} /> },
      ]}
      facts={<CommitmentFacts commitment={commitment} />}
      history={
        await historyPart({
          ...{ recordId: commitment.id, canReadAll: may(context.actor, 'audit.read') },
          events: await listHistory(context, { type: 'commitment', id: commitment.id }),
        })
      }
    />
  )
}

type PartProps = { readonly commitment: CommitmentRecord; readonly context: Context<'commitment.read'> }

const revise = submitOperation.bind(null, 'commitment.revise')
const withdraw = submitOperation.bind(null, 'commitment.withdraw')

async function Header({ commitment, context }: PartProps) {
  const t = await getTranslations('commitment')
  const isOpen = may(context.actor, 'commitment.publish') && commitment.withdrawnAt === null
  return (
    <PageHeader
      scale="record"
      breadcrumb={[{ label: t('title'), href: '/commitments' }]}
      title={commitment.title}
      state={
        <>
          <GradeBadge grade={commitment.grade} variant="tint" />
          {commitment.isDemo && <DemoMark />}
        </>
      }
      subtitle={
        <>
          <span>{providerName(commitment.provider)}</span>
          <span className="block text-ink">{t(`gradeMeaning_${commitment.grade}`)}</span>
        </>
      }
      actions={
        isOpen && (
          <>
            <ReviseDialog commitment={commitment} action={revise} />
            <WithdrawDialog commitment={commitment} action={withdraw} />
          </>
        )
      }
    />
  )
}

async function Lead({ commitment }: Pick<PartProps, 'commitment'>) {
  const [t, locale, timeZone] = [await getTranslations('commitment'), await getLocale(), await getTimeZone()]
  const { versions, withdrawnAt, sourceUrl, sourceTitle } = commitment
  return (
    <>
      {withdrawnAt && (
        <Callout tone="caution" title={t('withdrawn')}>
          {t('withdrawnOn', { date: formatDate(locale, isoDateIn(new Date(withdrawnAt), timeZone)) })}
        </Callout>
      )}
      <p className="prose text-base whitespace-pre-line">{versions[0]?.statement}</p>
      <p className="text-soft">
        {t('inOurWords')} <ExternalLink href={sourceUrl} label={sourceTitle || t('readSource')} />
      </p>
    </>
  )
}
