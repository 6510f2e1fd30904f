import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { TextAreaField } from '@/components/form/text-field'
import type { AskableQuestion } from '@/lib/turns/queries'
import { type TurnAct, TurnActs } from './turn-acts'

type TurnActSetProps = {
  readonly interviewId: string
  /** Null: this person corrects nothing. */
  readonly correct: FormAction | null
  /** Null: this person names no questions. */
  readonly nameQuestion: FormAction | null
  readonly questions: readonly AskableQuestion[]
}

/** What this person can do about a turn. */
export async function TurnActSet({ interviewId, correct, nameQuestion, questions }: TurnActSetProps) {
  const common = await getTranslations('common')
  const acts = {
    ...(correct ? { correct: await correctAct(correct) } : {}),
    ...(nameQuestion ? { question: await questionAct(nameQuestion, questions) } : {}),
  }
  return <TurnActs interviewId={interviewId} acts={acts} closeLabel={common('close')} formLabels={await formLabels()} />
}

async function correctAct(action: FormAction): Promise<TurnAct> {
  const t = await getTranslations('transcript')
  return {
    ...{ action, title: t('correctTitle'), submitLabel: t('correct'), doneMessage: t('corrected') },
    draftKey: 'transcript.correct',
    fields: (
      <>
        <p className="prose text-soft">{t('correctWhat')}</p>
        <TextAreaField name="text" id="correct-text" label={t('readInstead')} rows={6} face="voice" />
        <TextAreaField name="reason" id="correct-reason" label={t('reason')} hint={t('reasonHint')} rows={2} />
      </>
    ),
  }
}

async function questionAct(action: FormAction, questions: readonly AskableQuestion[]): Promise<TurnAct> {
  const t = await getTranslations('transcript')
  return {
    ...{ action, title: t('nameQuestionTitle'), submitLabel: t('save'), doneMessage: t('questionNamed') },
    draftKey: 'transcript.nameQuestion',
    fields: (
      <>
        <p className="prose text-soft">{t('nameQuestionWhat')}</p>
        <SelectField
          name="questionKey"
          id="turn-question"
          label={t('question')}
          options={questions.map(({ key, text }) => ({ value: key, label: text }))}
          blankLabel={t('questionNone')}
          width="full"
          isOptional
        />
      </>
    ),
  }
}
