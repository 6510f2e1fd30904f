import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { ButtonLink } from '@/components/ui/button'
import { DemoMark } from '@/components/ui/marks'
import { Instant } from '@/components/ui/time'
import type { InterviewRecord } from '@/lib/interviews/queries'
import { type OpenedTranscript, TURNS_AT_ONCE } from '@/lib/transcripts/schema'
import type { AskableQuestion } from '@/lib/turns/queries'
import { TurnActSet } from './turn-act-set'
import { TurnList } from './turn-list'
import { TurnView } from './turn-view'

type TranscriptProps = {
  readonly interview: InterviewRecord
  readonly opened: OpenedTranscript
  readonly from: number
  readonly words: string
  /** Null: this person corrects nothing. */
  readonly correct: FormAction | null
  /** Null: this person names no questions. */
  readonly nameQuestion: FormAction | null
  readonly questions: readonly AskableQuestion[]
}

/** A page of what was said. Every turn and every line has an address that stays. */
export async function Transcript(props: TranscriptProps) {
  const { interview, opened, correct, nameQuestion, questions } = props
  const t = await getTranslations('transcript')
  const canName = nameQuestion !== null && questions.length > 0
  const labels = { correct: correct && t('correct'), question: canName ? t('nameQuestion') : null }
  if (opened.turns.length === 0) return <p className="text-soft">{t('noTurnsHere')}</p>
  return (
    <>
      <TurnList language={interview.language} turns={opened.turns}>
        {opened.turns.map((turn) => (
          <TurnView key={turn.id} turn={turn} aside={<Aside turn={turn} labels={labels} />}>
            <Corrections turn={turn} lang={interview.language} />
          </TurnView>
        ))}
      </TurnList>
      <Pages {...props} />
      <TurnActSet {...{ interviewId: interview.id, correct, questions }} nameQuestion={canName ? nameQuestion : null} />
    </>
  )
}

type Turn = OpenedTranscript['turns'][number]

/** Null: this person does not do that here. */
type ActLabels = Readonly<Record<'correct' | 'question', string | null>>

function Aside({ turn, labels }: { readonly turn: Turn; readonly labels: ActLabels }) {
  return (
    <>
      {turn.at && <Instant at={new Date(turn.at)} style="short" />}
      {labels.question && turn.role === 'interviewer' && <ActButton act="question" label={labels.question} />}
      {labels.correct && <ActButton act="correct" label={labels.correct} />}
    </>
  )
}

/** What it does is done by one dialog for all turns. */
function ActButton({ act, label }: { readonly act: string; readonly label: string }) {
  return (
    <button type="button" data-turn-act={act} aria-haspopup="dialog" className="turn-act">
      {label}
    </button>
  )
}

/** What is to be read instead, below what was sealed: both stay to be read. */
async function Corrections({ turn, lang }: { readonly turn: Turn; readonly lang: string }) {
  if (turn.corrections.length === 0) return null
  const t = await getTranslations('transcript')
  return (
    <ul className="mt-3 grid gap-3">
      {turn.corrections.map((correction) => (
        <li key={correction.id} className="border-l-2 border-caution pl-4">
          <p className="text-xs text-soft">
            {t('correctedBy', { name: correction.author })} <Instant at={new Date(correction.at)} style="short" />{' '}
            {correction.isDemo && <DemoMark />}
          </p>
          <p data-correction className="voice whitespace-pre-wrap" lang={lang}>
            {correction.text}
          </p>
          <p className="text-soft">{correction.reason}</p>
        </li>
      ))}
    </ul>
  )
}

/** From page to page of a transcript that is too long for one. */
async function Pages({ interview, opened, from, words }: TranscriptProps) {
  const { id } = interview
  const t = await getTranslations('transcript')
  const last = opened.turns.at(-1)?.index ?? from
  if (from === 1 && last >= opened.turnCount) return null
  const href = (place: number) =>
    `/interviews/${id}/transcript?${words ? `q=${encodeURIComponent(words)}&` : ''}from=${place}#t${place}`
  return (
    <nav
      aria-label={t('pages')}
      data-screen-only
      className="mt-10 flex flex-wrap items-center gap-3 border-t border-line pt-4"
    >
      {from > 1 && <ButtonLink href={href(Math.max(1, from - TURNS_AT_ONCE))}>{t('earlier')}</ButtonLink>}
      <span className="tabular text-soft">{t('turnsOf', { from, to: last, all: opened.turnCount })}</span>
      {last < opened.turnCount && <ButtonLink href={href(last + 1)}>{t('later')}</ButtonLink>}
    </nav>
  )
}
