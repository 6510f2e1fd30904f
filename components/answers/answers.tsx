import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { inOneOrder } from '@/lib/answers/rules'
import type { OpenedAnswers } from '@/lib/answers/schema'
import type { InterviewRecord } from '@/lib/interviews/queries'
import { pageOf } from '@/lib/transcripts/rules'
import { TURNS_AT_ONCE } from '@/lib/transcripts/schema'
import type { AskableQuestion } from '@/lib/turns/queries'

/** One interview of the two, question by question. */
export type Side = {
  readonly interview: InterviewRecord
  readonly opened: OpenedAnswers
  readonly questions: readonly AskableQuestion[]
}

type AnswersProps = { readonly left: Side; readonly right: Side }

/** Both answers to each question, the same question at the same height. On a narrow screen they stand below each other. */
export async function Answers({ left, right }: AnswersProps) {
  const t = await getTranslations('answers')
  const keys = inOneOrder(keysOf(left), keysOf(right))
  const isMixed = left.interview.protocolVersionId !== right.interview.protocolVersionId
  if (keys.length === 0) return <p className="prose text-soft">{t('nothing')}</p>
  return (
    <>
      {isMixed && (
        <div className="mb-6">
          <Callout tone="caution" title={t('mixedTitle')}>
            {t('mixed')}
          </Callout>
        </div>
      )}
      <div className="hidden gap-x-8 border-b border-rule pb-2 sm:grid sm:grid-cols-2">
        <Head side={left} />
        <Head side={right} />
      </div>
      <ol>
        {keys.map((key) => (
          <li key={key} className="border-b border-line py-5">
            <Question questionKey={key} left={left} right={right} />
            <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
              <Answer side={left} questionKey={key} />
              <Answer side={right} questionKey={key} />
            </div>
          </li>
        ))}
      </ol>
      {(left.opened.isCut || right.opened.isCut) && <p className="mt-3 text-faint">{t('cut')}</p>}
    </>
  )
}

/** The questions of its protocol, and those that were asked beside them. */
function keysOf({ questions, opened }: Side): readonly string[] {
  return inOneOrder(
    questions.map(({ key }) => key),
    opened.answers.map(({ questionKey }) => questionKey),
  )
}

async function Head({ side: { interview } }: { readonly side: Side }) {
  const t = await getTranslations('interview')
  const { title, model, tone, disclosureDepth, interviewer } = interview
  return (
    <div className="min-w-0">
      <a className="link font-medium" href={`/interviews/${interview.id}`}>
        {model.displayName}: {title}
      </a>
      <p className="text-faint">
        {interviewer} · {t(`tone_${tone}`)} · {t(`depth_${disclosureDepth}`)}
      </p>
    </div>
  )
}

type QuestionProps = AnswersProps & { readonly questionKey: string }

/** Its words in each protocol, when they differ. */
async function Question({ questionKey, left, right }: QuestionProps) {
  const texts = [left, right].flatMap(({ questions }) => questions.find(({ key }) => key === questionKey)?.text ?? [])
  const distinct = [...new Set(texts)]
  if (distinct.length === 0) return <h2 className="mb-3 text-sm text-faint">{questionKey}</h2>
  return (
    <h2 className="prose mb-3 text-base">
      {distinct.map((text) => (
        <span key={text} className="block">
          {text}
        </span>
      ))}
    </h2>
  )
}

async function Answer({ side, questionKey }: { readonly side: Side; readonly questionKey: string }) {
  const [t, common] = [await getTranslations('answers'), await getTranslations('interview')]
  const { interview, opened } = side
  const said = opened.answers.find((answer) => answer.questionKey === questionKey)?.turns ?? []
  const skip = opened.skipped.find((one) => one.questionKey === questionKey)
  return (
    <div className="min-w-0">
      <p className="mb-1 text-xs text-faint sm:hidden">
        {interview.model.displayName}: {interview.title}
      </p>
      {said.length === 0 && (
        <p className="text-faint">{skip ? t(skip.isWish ? 'skippedByWish' : 'skipped') : t('notAsked')}</p>
      )}
      <ol className="grid gap-3" lang={interview.language}>
        {said.map(({ index, role, text }) => (
          <li key={index}>
            <a
              className="tabular text-xs text-faint hover:text-accent"
              href={`/interviews/${interview.id}/transcript?from=${pageOf(index, TURNS_AT_ONCE)}#t${index}`}
            >
              {common(`role_${role}`)} {index}
            </a>
            <p className={role === 'subject' ? 'voice whitespace-pre-wrap' : 'whitespace-pre-wrap text-soft'}>{text}</p>
          </li>
        ))}
      </ol>
    </div>
  )
}
