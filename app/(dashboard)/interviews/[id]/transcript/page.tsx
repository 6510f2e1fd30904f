import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { drawMarks } from '@/app/actions/marks'
import { submitOperation, submitRow } from '@/app/actions/operation'
import { findInTranscript, openPart } from '@/app/actions/transcript'
import { formLabels } from '@/components/form/form-labels'
import { PageHeader } from '@/components/shell/page-header'
import { FoundList } from '@/components/transcripts/found-list'
import { MarkFields } from '@/components/transcripts/mark-list'
import { MarkRail } from '@/components/transcripts/mark-rail'
import { QuestionIndex } from '@/components/transcripts/question-index'
import { ReaderKeys } from '@/components/transcripts/reader-keys'
import { Transcript } from '@/components/transcripts/transcript'
import { Callout } from '@/components/ui/callout'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { listCodeNames } from '@/lib/codes/queries'
import { refusalText } from '@/lib/i18n/refusal-text'
import { findInterview, type InterviewRecord } from '@/lib/interviews/queries'
import { openTranscriptInput } from '@/lib/transcripts/schema'
import { listQuestions } from '@/lib/turns/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transcript'))('title') }
}

type Props = PageProps<'/interviews/[id]/transcript'>

/** What was said, for reading. Drawing this page opens the transcript, which the audit log tells. */
export default async function TranscriptPage({ params, searchParams }: Props) {
  const context = await authorize('interview.read', 'transcript.read')
  const interview = await findInterview(context, (await params).id)
  if (!interview) notFound()
  const { from, q } = await searchParams
  const words = typeof q === 'string' ? q.trim().slice(0, 200) : ''
  const place = openTranscriptInput.shape.from.safeParse(from).data ?? 1
  return (
    <>
      <Header interview={interview} />
      <Reader context={context} interview={interview} from={place} words={words} />
    </>
  )
}

async function Header({ interview }: { readonly interview: InterviewRecord }) {
  const t = await getTranslations('interview')
  return (
    <PageHeader
      title={interview.title}
      breadcrumb={[
        { label: t('title'), href: '/interviews' },
        { label: interview.title, href: `/interviews/${interview.id}` },
      ]}
      subtitle={
        <>
          {t('withModel', { model: interview.model.displayName })}
          {interview.isDemo && <span className="block text-ink">{t('demoWhat')}</span>}
        </>
      }
    />
  )
}

type ReaderProps = {
  readonly context: Context<'interview.read' | 'transcript.read'>
  readonly interview: InterviewRecord
  readonly from: number
  readonly words: string
}

const correct = submitOperation.bind(null, 'transcript.correct')
const nameQuestion = submitOperation.bind(null, 'transcript.nameQuestion')

async function Reader({ context, interview, from, words }: ReaderProps) {
  const { id, language } = interview
  const opened = await openPart(id, from)
  if (!opened.ok) return <Callout tone="caution">{refusalText(await getLocale(), opened)}</Callout>
  const [found, questions] = await Promise.all([
    words === '' ? null : findInTranscript(id, words),
    listQuestions(context, interview.protocolVersionId),
  ])
  const asked = new Map(opened.value.turns.map(({ questionKey, index }) => [questionKey, index] as const))
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="min-w-0">
        <FoundList interviewId={id} words={words} found={found?.ok ? found.value : null} />
        <Transcript
          interview={interview}
          opened={opened.value}
          from={from}
          words={words}
          correct={may(context.actor, 'transcript.correct') ? correct : null}
          nameQuestion={may(context.actor, 'excerpt.mark') ? nameQuestion : null}
          questions={questions}
        />
      </div>
      <aside className="grid content-start gap-6 lg:sticky lg:top-7 lg:max-h-[calc(100dvh-3.5rem)] lg:overflow-y-auto">
        <QuestionIndex questions={questions} asked={asked} />
        <Marks context={context} interviewId={id} language={language} from={from} />
      </aside>
      <ReaderKeys words={words.split(/\s+/)} />
    </div>
  )
}

type MarksProps = Pick<ReaderProps, 'context' | 'from'> & { readonly interviewId: string; readonly language: string }

async function Marks({ context, interviewId, language, from }: MarksProps) {
  const [t, common] = [await getTranslations('transcript'), await getTranslations('common')]
  const canMark = may(context.actor, 'excerpt.mark')
  return (
    <MarkRail
      interviewId={interviewId}
      lang={language}
      draw={drawMarks.bind(null, interviewId, from)}
      action={canMark ? submitRow.bind(null, 'excerpt.mark') : null}
      fields={canMark && <MarkFields codes={await listCodeNames(context)} />}
      labels={{
        ...{ mark: t('mark'), markTitle: t('markTitle'), close: common('close') },
        ...{ marked: t('marked'), selected: t('selected') },
      }}
      formLabels={await formLabels()}
    >
      {await drawMarks(interviewId, from)}
    </MarkRail>
  )
}
