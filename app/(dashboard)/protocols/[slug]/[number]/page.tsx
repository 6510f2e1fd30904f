import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { MissingParts } from '@/components/protocols/missing-parts'
import { ProtocolContents, ProtocolDocument } from '@/components/protocols/protocol-document'
import { StateBadge } from '@/components/protocols/standing-badge'
import { DiscardDialog, PublishDialog, WithdrawDialog } from '@/components/protocols/version-dialogs'
import { VersionFacts } from '@/components/protocols/version-facts'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { authorize } from '@/lib/auth/authorize'
import { findProtocol, type ProtocolRecord, type ProtocolVersionRecord } from '@/lib/protocols/queries'
import { readNumber } from '@/lib/reports/rules'

type Props = PageProps<'/protocols/[slug]/[number]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = readNumber((await params).number)
  return { title: number === null ? '' : (await getTranslations('protocol'))('version', { number }) }
}

export default async function ProtocolVersionPage({ params }: Props) {
  const context = await authorize('protocol.read')
  const { slug, number } = await params
  const protocol = await findProtocol(context, slug)
  const version = protocol?.versions.find((one) => one.number === readNumber(number))
  if (!protocol || !version) notFound()
  const t = await getTranslations('protocol')
  return (
    <RecordPage
      header={<Header protocol={protocol} version={version} />}
      lead={needsLead(version) && <Lead version={version} />}
      story={[
        {
          ...{ id: 'document', title: t('document', { number: version.number }) },
          body: (
            <Section id="document" title={t('document', { number: version.number })}>
              <ProtocolDocument version={version} />
            </Section>
          ),
        },
      ]}
      facts={
        <>
          <VersionFacts version={version} />
          <ProtocolContents version={version} />
        </>
      }
    />
  )
}

type PartProps = { readonly protocol: ProtocolRecord; readonly version: ProtocolVersionRecord }

const publish = submitOperation.bind(null, 'protocol.publish')
const discard = submitOperation.bind(null, 'protocol.discard')
const withdraw = submitOperation.bind(null, 'protocol.withdraw')

async function Header({ protocol, version }: PartProps) {
  const t = await getTranslations('protocol')
  const { slug, title, isDemo } = protocol
  const { number, state } = version
  return (
    <PageHeader
      scale="record"
      breadcrumb={[
        { label: t('title'), href: '/protocols' },
        { label: title, href: `/protocols/${slug}` },
      ]}
      title={t('version', { number })}
      state={
        <>
          <StateBadge state={state} variant="tint" />
          {isDemo && <DemoMark />}
        </>
      }
      subtitle={title}
      actions={<Moves protocol={protocol} version={version} />}
    />
  )
}

async function Moves({ protocol, version }: PartProps) {
  const t = await getTranslations('protocol')
  const { number, moves } = version
  const earlier = protocol.versions.find((one) => one.number < number)
  return (
    <>
      {moves.includes('publish') && <PublishDialog protocol={protocol} number={number} action={publish} />}
      {moves.includes('revise') && <ButtonLink href={`/protocols/${protocol.slug}/edit`}>{t('editDraft')}</ButtonLink>}
      {earlier && (
        <ButtonLink href={`/protocols/${protocol.slug}/compare?from=${earlier.number}&to=${number}`}>
          {t('compareWith', { number: earlier.number })}
        </ButtonLink>
      )}
      {moves.includes('discard') && <DiscardDialog protocol={protocol} action={discard} />}
      {moves.includes('withdraw') && <WithdrawDialog protocol={protocol} number={number} action={withdraw} />}
    </>
  )
}

function needsLead({ missing, withdrawnReason, changeNote }: ProtocolVersionRecord): boolean {
  return missing.length > 0 || withdrawnReason !== '' || changeNote !== ''
}

async function Lead({ version }: Pick<PartProps, 'version'>) {
  const t = await getTranslations('protocol')
  const { missing, withdrawnReason, changeNote } = version
  return (
    <>
      {missing.length > 0 && <MissingParts missing={missing} />}
      {withdrawnReason && (
        <Callout tone="caution" title={t('state_withdrawn')}>
          {withdrawnReason}
        </Callout>
      )}
      {changeNote && (
        <div>
          <h2 className="text-xs text-faint">{t('changeNote')}</h2>
          <p className="prose text-base whitespace-pre-line">{changeNote}</p>
        </div>
      )}
    </>
  )
}
