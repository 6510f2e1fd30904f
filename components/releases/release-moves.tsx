import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField } from '@/components/form/text-field'
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

async function MoveDialog({ interview: { id, version }, move, action }: MoveDialogProps) {
  const t = await getTranslations('trust')
  const isLeading = move === 'clear' || move === 'release'
  return (
    <OperationDialog
      action={action}
      draftKey={`interview.${move}:${id}`}
      label={t(`move_${move}`)}
      what={t(`what_${move}`)}
      doneMessage={t(`done_${move}`)}
      version={version}
      sent={{ id }}
      kind={isLeading ? 'primary' : 'secondary'}
      size="small"
      isFinal={move === 'withhold'}
    >
      {move === 'restrict' && (
        <DateField name="restrictedUntil" id="release-day" label={t('day')} hint={t('dayHint')} />
      )}
      {needsReason.includes(move) && (
        <TextAreaField name="reason" id={`release-${move}`} label={t('reason')} hint={t('reasonHint')} rows={3} />
      )}
    </OperationDialog>
  )
}
