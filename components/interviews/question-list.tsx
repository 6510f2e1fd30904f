import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OneClick } from '@/components/form/one-click'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { QuestionState } from '@/lib/turns/rules'

export type ListedQuestion = {
  readonly key: string
  readonly text: string
  readonly section: string
  readonly required: boolean
  readonly state: QuestionState
}

type QuestionListProps = {
  readonly interviewId: string
  /** Where a question is taken over to. */
  readonly path: string
  readonly questions: readonly ListedQuestion[]
  readonly skip: FormAction
}

const looks = {
  open: ['neutral', 'ring'],
  asked: ['good', 'tick'],
  skipped: ['blank', 'dashes'],
} as const satisfies Record<QuestionState, readonly [Tone, Shape]>

/** The questions of the protocol, with those that are still open. One press takes one over, another leaves it out. */
export async function QuestionList({ interviewId, path, questions, skip }: QuestionListProps) {
  const [t, form] = [await getTranslations('interview'), await getTranslations('form')]
  const open = questions.filter(({ state }) => state === 'open')
  return (
    <section aria-label={t('questions')}>
      <h2 className="text-base">{t('questions')}</h2>
      <p className="mt-1 mb-3 text-soft">{t('questionsOpen', { open: open.length, all: questions.length })}</p>
      <ol className="grid gap-px">
        {questions.map((question, at) => (
          <li key={question.key} className="border-t border-line py-2.5">
            {question.section !== questions[at - 1]?.section && (
              <p className="mb-1 text-xs text-faint">{question.section}</p>
            )}
            <QuestionText question={question} path={path} />
            <div className="mt-1 flex flex-wrap items-center gap-2">
              <Badge tone={looks[question.state][0]} shape={looks[question.state][1]}>
                {t(`question_${question.state}`)}
              </Badge>
              {question.state === 'open' && (
                <OneClick
                  action={skip}
                  values={{ id: interviewId, questionKey: question.key, isWish: 'true' }}
                  kind="quiet"
                  failed={form('failed')}
                >
                  {t('skipByWish')}
                </OneClick>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function QuestionText({ question, path }: { readonly question: ListedQuestion; readonly path: string }) {
  if (question.state === 'asked') return <p className="text-faint">{question.text}</p>
  return (
    <a className="link" href={`${path}?ask=${encodeURIComponent(question.key)}#composer`}>
      {question.text}
    </a>
  )
}
