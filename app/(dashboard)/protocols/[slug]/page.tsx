import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { historyPart } from '@/components/audit/history-part'
import { BeginDraftDialog, RenameDialog } from '@/components/protocols/protocol-dialogs'
import { ProtocolContents, ProtocolDocument } from '@/components/protocols/protocol-document'
import { StandingBadge } from '@/components/protocols/standing-badge'
import { VersionFacts } from '@/components/protocols/version-facts'
import { VersionList } from '@/components/protocols/version-list'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { Callout } from '@/components/ui/callout'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { listHistory } from '@/lib/audit/queries'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { findProtocol, type ProtocolRecord } from '@/lib/protocols/queries'

type Props = PageProps<'/protocols/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const context = (await findSignedIn())?.caller.permit('protocol.read')
  const protocol = context && (await findProtocol(context, slug))
  return { title: protocol?.title ?? slug }
}

export default async function ProtocolPage({ params }: Props) {
  const context = await authorize('protocol.read')
  const protocol = await findProtocol(context, (await params).slug)
  if (!protocol) notFound()
  const t = await getTranslations('protocol')
  const shown = protocol.versions.find(({ number }) => number === protocol.newest?.number)
  return (
    <RecordPage
      header={<Header protocol={protocol} context={context} />}
      lead={isUnderWay(protocol) && <Lead protocol={protocol} />}
      story={[
        {
          ...{ id: 'document', title: t('document', { number: shown?.number ?? 0 }) },
          body: shown && (
            <Section id="document" title={t('document', { number: shown.number })}>
              <ProtocolDocument version={shown} />
            </Section>
          ),
        },
        { id: 'versions', title: t('versions'), body: <VersionList protocol={protocol} /> },
      ]}
      facts={
        shown && (
          <>
            <VersionFacts version={shown} />
            <ProtocolContents version={shown} />
          </>
        )
      }
      history={
        await historyPart({
          ...{ recordId: protocol.id, canReadAll: may(context.actor, 'audit.read') },
          events: await listHistory(context, { type: 'protocol', id: protocol.id }),
        })
      }
    />
  )
}

type PartProps = { readonly protocol: ProtocolRecord; readonly context: Context<'protocol.read'> }

const rename = submitOperation.bind(null, 'protocol.update')
const beginDraft = submitOperation.bind(null, 'protocol.draft')

async function Header({ protocol, context }: PartProps) {
  const t = await getTranslations('protocol')
  return (
    <PageHeader
      scale="record"
      breadcrumb={[{ label: t('title'), href: '/protocols' }]}
      title={protocol.title}
      state={
        <>
          <StandingBadge standing={protocol.standing} variant="tint" />
          {protocol.isDemo && <DemoMark />}
        </>
      }
      subtitle={protocol.summary}
      actions={
        <>
          {protocol.mayDraft && <BeginDraftDialog protocol={protocol} action={beginDraft} />}
          {may(context.actor, 'protocol.update') && <RenameDialog protocol={protocol} action={rename} />}
        </>
      }
    />
  )
}

function isUnderWay({ draft, newest }: ProtocolRecord): boolean {
  return draft !== null || newest === null
}

/** What is under way, and whether anybody can be interviewed with it now. */
async function Lead({ protocol }: Pick<PartProps, 'protocol'>) {
  const t = await getTranslations('protocol')
  const { slug, draft, newest } = protocol
  return (
    <>
      {draft !== null && (
        <Callout title={t('draftOpen', { number: draft })}>
          {t('draftOpenHint')}{' '}
          <a className="link" href={`/protocols/${slug}/${draft}`}>
            {t('openDraft')}
          </a>
        </Callout>
      )}
      {!newest && (
        <Callout tone="caution" title={t('noneInUse')}>
          {t('noneInUseHint')}
        </Callout>
      )}
    </>
  )
}
