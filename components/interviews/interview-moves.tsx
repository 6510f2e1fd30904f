import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog-button'
import type { InterviewRecord } from '@/lib/interviews/queries'
import { endReasons, type InterviewMove } from '@/lib/interviews/schema'

export type InterviewActions = Readonly<Record<InterviewMove, FormAction>>

type InterviewMovesProps = { readonly interview: InterviewRecord; readonly actions: InterviewActions }

/** A button for every move that the command would accept now, and for no other. */
export async function InterviewMoves({ interview, actions }: InterviewMovesProps) {
  const t = await getTranslations('interview')
  return (
    <>
      {interview.canUpdate && (
        <ButtonLink href={`/interviews/${interview.id}/edit`} kind="secondary">
          {t('edit')}
        </ButtonLink>
      )}
      {interview.moves.map((move) => (
        <MoveDialog key={move} interview={interview} move={move} action={actions[move]} />
      ))}
    </>
  )
}

type MoveDialogProps = {
  readonly interview: InterviewRecord
  readonly move: InterviewMove
  readonly action: FormAction
}

const needsReason: readonly InterviewMove[] = ['abandon', 'invalidate']

const leading: readonly InterviewMove[] = ['start', 'review', 'finalize']

/** One move with what it means. `start` leads on to where the interview is held. */
export async function MoveDialog({ interview, move, action }: MoveDialogProps) {
  const [t, common] = [await getTranslations('interview'), await getTranslations('common')]
  const isFinal = move === 'invalidate' || move === 'abandon'
  return (
    <DialogButton
      label={t(`move_${move}`)}
      title={t(`move_${move}`)}
      closeLabel={common('close')}
      kind={leading.includes(move) ? 'primary' : 'secondary'}
    >
      <p className="prose mb-4 text-soft">{t(`what_${move}`)}</p>
      <OperationForm
        action={action}
        draftKey={`interview.${move}:${interview.id}`}
        labels={await formLabels()}
        submitLabel={t(`move_${move}`)}
        doneMessage={t(`done_${move}`)}
        version={interview.version}
        {...(move === 'start' ? { doneHref: `/interviews/${interview.id}/conduct` } : {})}
        {...(move === 'capture' ? { doneHref: `/interviews/${interview.id}` } : {})}
        {...(isFinal ? { kind: 'danger' as const } : {})}
      >
        <input type="hidden" name="id" value={interview.id} />
        {move === 'capture' && <EndReasons />}
        {needsReason.includes(move) && (
          <TextAreaField name="reason" id={`reason-${move}`} label={t('reason')} hint={t('reasonHint')} rows={3} />
        )}
      </OperationForm>
    </DialogButton>
  )
}

async function EndReasons() {
  const t = await getTranslations('interview')
  return (
    <ChoicesField
      name="endReason"
      kind="radio"
      label={t('endReason')}
      options={endReasons.map((value) => ({
        value,
        label: t(`endReason_${value}`),
        ...(value === 'subjectEnded' ? { hint: t('endReasonHint_subjectEnded') } : {}),
      }))}
      defaultValues={['completed']}
    />
  )
}
