import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { OneClick } from '@/components/form/one-click'
import { MoveDialog } from '@/components/interviews/interview-moves'
import { QuestionList } from '@/components/interviews/question-list'
import { LiveComposer } from '@/components/replies/live-composer'
import { LiveSaid } from '@/components/replies/live-said'
import { ToldList } from '@/components/replies/told-list'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findInterview, type InterviewRecord } from '@/lib/interviews/queries'
import { findTold } from '@/lib/protocols/queries'
import { findLiveRefusal } from '@/lib/replies/queries'
import { listQuestions, listTurnsSoFar } from '@/lib/turns/queries'
import { questionStates } from '@/lib/turns/rules'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('live'))('title') }
}

const ask = submitOperation.bind(null, 'reply.ask')
const askAgain = submitOperation.bind(null, 'reply.askAgain')
const stop = submitOperation.bind(null, 'reply.stop')
const skip = submitOperation.bind(null, 'turn.skip')
const capture = submitOperation.bind(null, 'interview.capture')

type Props = PageProps<'/interviews/[id]/live'>

/** Where a model is interviewed through its interface, while it answers. */
export default async function LivePage({ params, searchParams }: Props) {
  const context = await authorize('interview.read', 'interview.conduct')
  const { id } = await params
  const interview = await findInterview(context, id)
  if (!interview) notFound()
  if (interview.state !== 'inProgress') redirect(`/interviews/${id}`)
  const refusal = await findLiveRefusal(context, id)
  const { ask: key, tell } = await searchParams
  return (
    <>
      <Header interview={interview} />
      {refusal ? (
        <NotLive interview={interview} refusal={refusal} />
      ) : (
        <Conversation context={context} interview={interview} taking={{ key, tell }} />
      )}
    </>
  )
}

type Search = string | string[] | undefined

type ConversationProps = {
  readonly context: Context<'interview.read' | 'interview.conduct'>
  readonly interview: InterviewRecord
  readonly taking: { readonly key: Search; readonly tell: Search }
}

async function Conversation({ context, interview, taking }: ConversationProps) {
  const t = await getTranslations('live')
  const { id, protocolVersionId } = interview
  const [{ turns, skips }, questions, told] = await Promise.all([
    listTurnsSoFar(context, id),
    listQuestions(context, protocolVersionId),
    findTold(context, protocolVersionId),
  ])
  const states = questionStates(questions, turns, skips)
  const listed = questions.map((question) => ({ ...question, state: states.get(question.key) ?? 'open' }))
  const texts = { ...told, goOn: t('goOnWords') }
  const path = `/interviews/${id}/live`
  const taken = takenOver(questions, texts, taking)
  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="grid content-start gap-8">
        <LiveSaid interview={interview} turns={turns} path={path} actions={{ askAgain, stop }} />
        <section id="composer" className="scroll-mt-16 border-t border-line pt-6">
          <LiveComposer
            key={`${turns.length}:${taken?.key ?? ''}`}
            {...{ interviewId: id, action: ask, path, taken }}
          />
        </section>
      </div>
      {told && (
        <aside className="lg:sticky lg:top-7 lg:max-h-[calc(100dvh-3.5rem)] lg:self-start lg:overflow-y-auto">
          <ToldList path={path} />
          <QuestionList interviewId={id} path={path} questions={listed} skip={skip} />
        </aside>
      )}
    </div>
  )
}

type Texts = Readonly<Partial<Record<'disclosure' | 'exitInstruction' | 'goOn', string>>>

/** What was chosen to be said: a question of the protocol by its key, or one of the texts beside them. */
function takenOver(
  questions: readonly { readonly key: string; readonly text: string }[],
  texts: Texts,
  { key, tell }: ConversationProps['taking'],
) {
  const question = questions.find((one) => one.key === key)
  if (question) return { ...question, isQuestion: true }
  const text = tell === 'disclosure' || tell === 'exitInstruction' || tell === 'goOn' ? texts[tell] : undefined
  return text === undefined ? null : { key: String(tell), text, isQuestion: false }
}

async function Header({ interview }: { readonly interview: InterviewRecord }) {
  const [t, i, form] = [
    await getTranslations('live'),
    await getTranslations('interview'),
    await getTranslations('form'),
  ]
  return (
    <PageHeader
      title={interview.title}
      breadcrumb={[
        { label: i('title'), href: '/interviews' },
        { label: interview.title, href: `/interviews/${interview.id}` },
      ]}
      subtitle={t('what', { model: interview.model.displayName })}
      actions={
        <>
          <OneClick
            action={capture}
            values={{ id: interview.id, version: interview.version, endReason: 'subjectEnded' }}
            failed={form('failed')}
            done={i('done_capture')}
            doneHref={`/interviews/${interview.id}`}
            size="normal"
          >
            {i('stopByWish')}
          </OneClick>
          <MoveDialog interview={interview} move="capture" action={capture} />
        </>
      }
    />
  )
}

type NotLiveProps = { readonly interview: InterviewRecord; readonly refusal: 'notSetUp' | 'otherModel' }

async function NotLive({ interview, refusal }: NotLiveProps) {
  const t = await getTranslations('live')
  return (
    <div className="grid justify-items-start gap-4">
      <Callout>
        {refusal === 'notSetUp' ? t('notSetUp') : t('otherModel', { model: interview.model.displayName })}
      </Callout>
      <ButtonLink href={`/interviews/${interview.id}/conduct`}>{t('byHand')}</ButtonLink>
    </div>
  )
}
