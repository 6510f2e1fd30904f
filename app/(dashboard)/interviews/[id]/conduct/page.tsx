import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { OneClick } from '@/components/form/one-click'
import { Composer } from '@/components/interviews/composer'
import { MoveDialog } from '@/components/interviews/interview-moves'
import { QuestionList } from '@/components/interviews/question-list'
import { RewriteDialog } from '@/components/interviews/rewrite-dialog'
import { PageHeader } from '@/components/shell/page-header'
import { TurnList } from '@/components/transcripts/turn-list'
import { TurnView } from '@/components/transcripts/turn-view'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import { findInterview, type InterviewRecord } from '@/lib/interviews/queries'
import { listQuestions, listTurnsSoFar, type TurnsSoFar } from '@/lib/turns/queries'
import { questionStates } from '@/lib/turns/rules'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interview'))('conduct') }
}

const add = submitOperation.bind(null, 'turn.add')
const rewrite = submitOperation.bind(null, 'turn.rewrite')
const remove = submitOperation.bind(null, 'turn.remove')
const skip = submitOperation.bind(null, 'turn.skip')
const capture = submitOperation.bind(null, 'interview.capture')

/** Where an interview is written down while it is held. */
export default async function ConductPage({ params, searchParams }: PageProps<'/interviews/[id]/conduct'>) {
  const context = await authorize('interview.read', 'interview.conduct')
  const [{ id }, { ask }] = [await params, await searchParams]
  const interview = await findInterview(context, id)
  if (!interview) notFound()
  if (interview.state !== 'inProgress') redirect(`/interviews/${id}`)
  const [so, questions] = await Promise.all([
    listTurnsSoFar(context, id),
    listQuestions(context, interview.protocolVersionId),
  ])
  const states = questionStates(questions, so.turns, so.skips)
  const listed = questions.map((question) => ({ ...question, state: states.get(question.key) ?? 'open' }))
  return (
    <>
      <Header interview={interview} />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid content-start gap-8">
          <Said interview={interview} turns={so.turns} />
          <section id="composer" className="scroll-mt-16 border-t border-line pt-6">
            <Composer
              interviewId={id}
              action={add}
              role={so.turns.at(-1)?.role === 'interviewer' ? 'subject' : 'interviewer'}
              question={questions.find(({ key }) => key === ask) ?? null}
            />
          </section>
        </div>
        {listed.length > 0 && (
          <aside className="lg:sticky lg:top-7 lg:max-h-[calc(100dvh-3.5rem)] lg:self-start lg:overflow-y-auto">
            <QuestionList interviewId={id} path={`/interviews/${id}/conduct`} questions={listed} skip={skip} />
          </aside>
        )}
      </div>
    </>
  )
}

async function Header({ interview }: { readonly interview: InterviewRecord }) {
  const [t, form] = [await getTranslations('interview'), await getTranslations('form')]
  return (
    <PageHeader
      title={interview.title}
      breadcrumb={[
        { label: t('title'), href: '/interviews' },
        { label: interview.title, href: `/interviews/${interview.id}` },
      ]}
      subtitle={t('conductWhat', { model: interview.model.displayName })}
      actions={
        <>
          <OneClick
            action={capture}
            values={{ id: interview.id, version: interview.version, endReason: 'subjectEnded' }}
            failed={form('failed')}
            done={t('done_capture')}
            doneHref={`/interviews/${interview.id}`}
            size="normal"
          >
            {t('stopByWish')}
          </OneClick>
          <MoveDialog interview={interview} move="capture" action={capture} />
        </>
      }
    />
  )
}

type SaidProps = { readonly interview: InterviewRecord; readonly turns: TurnsSoFar['turns'] }

async function Said({ interview, turns }: SaidProps) {
  const [t, form] = [await getTranslations('interview'), await getTranslations('form')]
  if (turns.length === 0) return <EmptyState title={t('nothingSaid')}>{t('nothingSaidHint')}</EmptyState>
  return (
    <TurnList language={interview.language} turns={turns}>
      {turns.map((turn) => (
        <TurnView
          key={turn.index}
          turn={turn}
          aside={
            <>
              <RewriteDialog interviewId={interview.id} turn={turn} action={rewrite} />
              {turn.index === turns.length && (
                <OneClick
                  action={remove}
                  values={{ id: interview.id }}
                  kind="quiet"
                  failed={form('failed')}
                  done={t('turnRemoved')}
                >
                  {t('removeTurn')}
                </OneClick>
              )}
            </>
          }
        />
      ))}
    </TurnList>
  )
}
