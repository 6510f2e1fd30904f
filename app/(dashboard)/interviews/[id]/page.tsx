import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { historyPart } from '@/components/audit/history-part'
import { InterviewFacts } from '@/components/interviews/interview-facts'
import { InterviewLead } from '@/components/interviews/interview-lead'
import { InterviewMoves } from '@/components/interviews/interview-moves'
import { InterviewStateBadge } from '@/components/interviews/state-badge'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { FileList } from '@/components/transcript-files/file-list'
import { DemoMark } from '@/components/ui/marks'
import { listHistory } from '@/lib/audit/queries'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { findInterview, type InterviewRecord } from '@/lib/interviews/queries'
import { listTranscriptFiles } from '@/lib/transcript-files/queries'
import { trustParts } from './trust-parts'

type Props = PageProps<'/interviews/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const context = (await findSignedIn())?.caller.permit('interview.read')
  const interview = context && (await findInterview(context, id))
  return { title: interview ? `${interview.title} · ${interview.model.displayName}` : id }
}

export default async function InterviewPage({ params }: Props) {
  const context = await authorize('interview.read', 'theme.read', 'transcript.read', 'preference.read')
  const interview = await findInterview(context, (await params).id)
  if (!interview) notFound()
  return (
    <RecordPage
      header={<Header interview={interview} />}
      lead={<InterviewLead interview={interview} canConduct={may(context.actor, 'interview.conduct')} />}
      story={await trustParts({ interview, context })}
      facts={<Facts interview={interview} context={context} />}
      history={
        await historyPart({
          ...{ recordId: interview.id, canReadAll: may(context.actor, 'audit.read') },
          events: await listHistory(context, { type: 'interview', id: interview.id }),
        })
      }
    />
  )
}

type PartProps = { readonly interview: InterviewRecord; readonly context: Context<'interview.read'> }

const actions = {
  start: submitOperation.bind(null, 'interview.start'),
  capture: submitOperation.bind(null, 'interview.capture'),
  review: submitOperation.bind(null, 'interview.review'),
  finalize: submitOperation.bind(null, 'interview.finalize'),
  abandon: submitOperation.bind(null, 'interview.abandon'),
  invalidate: submitOperation.bind(null, 'interview.invalidate'),
} as const

async function Header({ interview }: Pick<PartProps, 'interview'>) {
  const t = await getTranslations('interview')
  const { title, state, model, protocol } = interview
  return (
    <PageHeader
      scale="record"
      breadcrumb={[
        { label: t('title'), href: '/interviews' },
        { label: model.displayName, href: `/models/${model.slug}` },
      ]}
      title={title}
      state={
        <>
          <InterviewStateBadge state={state} variant="tint" />
          {interview.isDemo && <DemoMark />}
        </>
      }
      subtitle={
        protocol
          ? t('withModelBy', { model: model.displayName, protocol: t('protocolVersion', protocol) })
          : t('withModel', { model: model.displayName })
      }
      actions={<InterviewMoves interview={interview} actions={actions} />}
    />
  )
}

async function Facts({ interview, context }: PartProps) {
  const files = await listTranscriptFiles(context, interview.id)
  return (
    <>
      <InterviewFacts interview={interview} />
      <FileList interviewId={interview.id} files={files} canOpen={interview.canOpen} />
    </>
  )
}
