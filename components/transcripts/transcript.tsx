import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog-button'
import { DemoMark } from '@/components/ui/marks'
import { Instant } from '@/components/ui/time'
import type { InterviewRecord } from '@/lib/interviews/queries'
import type { AskableQuestion } from '@/lib/turns/queries'
import { type OpenedTranscript, TURNS_AT_ONCE } from '@/lib/transcripts/schema'
import { QuestionDialog } from './question-dialog'
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
  const { interview, opened } = props
  const t = await getTranslations('transcript')
  if (opened.turns.length === 0) return <p className="text-soft">{t('noTurnsHere')}</p>
  return (
    <>
      <TurnList language={interview.language} turns={opened.turns}>
        {opened.turns.map((turn) => (
          <TurnView key={turn.id} turn={turn} aside={<Aside {...props} turn={turn} />}>
            <Corrections turn={turn} lang={interview.language} />
          </TurnView>
        ))}
      </TurnList>
      <Pages {...props} />
    </>
  )
}

type Turn = OpenedTranscript['turns'][number]

async function Aside(props: TranscriptProps & { readonly turn: Turn }) {
  const { turn, interview, correct, nameQuestion, questions } = props
  const canName = nameQuestion && questions.length > 0 && turn.role === 'interviewer'
  return (
    <>
      {turn.at && <Instant at={new Date(turn.at)} style="short" />}
      {canName && <QuestionDialog {...{ turn, interviewId: interview.id, questions, action: nameQuestion }} />}
      {correct && <CorrectDialog turn={turn} interviewId={interview.id} action={correct} />}
    </>
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
          <p className="voice whitespace-pre-wrap" lang={lang}>
            {correction.text}
          </p>
          <p className="text-soft">{correction.reason}</p>
        </li>
      ))}
    </ul>
  )
}

type CorrectDialogProps = { readonly turn: Turn; readonly interviewId: string; readonly action: FormAction }

async function CorrectDialog({ turn, interviewId, action }: CorrectDialogProps) {
  const [t, common] = [await getTranslations('transcript'), await getTranslations('common')]
  const { index, text, corrections } = turn
  return (
    <DialogButton
      label={t('correct')}
      title={t('correctTitle', { index })}
      closeLabel={common('close')}
      kind="quiet"
      size="small"
      width="wide"
    >
      <p className="prose mb-4 text-soft">{t('correctWhat')}</p>
      <OperationForm
        action={action}
        draftKey={`transcript.correct:${interviewId}:${index}`}
        labels={await formLabels()}
        submitLabel={t('correct')}
        doneMessage={t('corrected')}
      >
        <input type="hidden" name="id" value={interviewId} />
        <input type="hidden" name="index" value={index} />
        <TextAreaField
          name="text"
          id={`correct-${index}`}
          label={t('readInstead')}
          rows={6}
          face="voice"
          defaultValue={corrections.at(-1)?.text ?? text}
        />
        <TextAreaField
          name="reason"
          id={`correct-reason-${index}`}
          label={t('reason')}
          hint={t('reasonHint')}
          rows={2}
        />
      </OperationForm>
    </DialogButton>
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
