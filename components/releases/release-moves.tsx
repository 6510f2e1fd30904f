import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { ReleaseRecord } from '@/lib/releases/queries'
import type { ReleaseMove } from '@/lib/releases/schema'

export type ReleaseActions = Readonly<Record<ReleaseMove, FormAction>>

type ReleaseMovesProps = {
  readonly interview: { readonly id: string; readonly version: number }
  readonly standing: ReleaseRecord
  readonly actions: ReleaseActions
}

/** A button for every move that the command would accept now, and for no other. */
export function ReleaseMoves({ interview, standing, actions }: ReleaseMovesProps) {
  return standing.moves.map((move) => (
    <MoveDialog key={move} interview={interview} move={move} action={actions[move]} />
  ))
}

type MoveDialogProps = Pick<ReleaseMovesProps, 'interview'> & {
  readonly move: ReleaseMove
  readonly action: FormAction
}

const needsReason: readonly ReleaseMove[] = ['restrict', 'withhold', 'recall']

async function MoveDialog({ interview, move, action }: MoveDialogProps) {
  const [t, common] = [await getTranslations('trust'), await getTranslations('common')]
  const isLeading = move === 'clear' || move === 'release'
  return (
    <DialogButton
      kind={isLeading ? 'primary' : 'secondary'}
      size="small"
      label={t(`move_${move}`)}
      title={t(`move_${move}`)}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t(`what_${move}`)}</p>
      <OperationForm
        action={action}
        draftKey={`interview.${move}:${interview.id}`}
        labels={await formLabels()}
        submitLabel={t(`move_${move}`)}
        doneMessage={t(`done_${move}`)}
        version={interview.version}
        {...(move === 'withhold' ? { kind: 'danger' as const } : {})}
      >
        <input type="hidden" name="id" value={interview.id} />
        {move === 'restrict' && (
          <DateField name="restrictedUntil" id="release-day" label={t('day')} hint={t('dayHint')} />
        )}
        {needsReason.includes(move) && (
          <TextAreaField name="reason" id={`release-${move}`} label={t('reason')} hint={t('reasonHint')} rows={3} />
        )}
      </OperationForm>
    </DialogButton>
  )
}
