import { getLocale, getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DialogButton } from '@/components/ui/dialog-button'
import { refusalText } from '@/lib/i18n/refusal-text'
import type { ModelRecord } from '@/lib/models/queries'
import type { OfferedMove } from '@/lib/models/rules'
import type { Move } from '@/lib/models/schema'
import { MoveFields } from './move-fields'

export type MoveActions = Readonly<Record<Move, FormAction>>

type ModelMovesProps = { readonly model: ModelRecord; readonly actions: MoveActions }

/** A button for every move that the command would accept now, and for no other. */
export async function ModelMoves({ model, actions }: ModelMovesProps) {
  return model.moves.offered.map((offered) => (
    <MoveDialog key={offered.move} model={model} offered={offered} action={actions[offered.move]} />
  ))
}

type MoveDialogProps = {
  readonly model: ModelRecord
  readonly offered: OfferedMove
  readonly action: FormAction
}

async function MoveDialog({ model, offered: { move, to }, action }: MoveDialogProps) {
  const [t, common] = [await getTranslations('model'), await getTranslations('common')]
  return (
    <DialogButton
      kind={move === 'retire' ? 'danger' : 'secondary'}
      label={t(`move_${move}`)}
      title={t(`move_${move}`)}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t(`moveWhat_${move}`, { name: model.displayName })}</p>
      <OperationForm
        action={action}
        draftKey={`model.${move}:${model.id}`}
        labels={await formLabels()}
        submitLabel={t(`move_${move}`)}
        doneMessage={t('moveDone')}
        version={model.version}
        kind={move === 'retire' ? 'danger' : 'primary'}
      >
        <input type="hidden" name="id" value={model.id} />
        <MoveFields move={move} to={to} />
      </OperationForm>
    </DialogButton>
  )
}

/** The moves of this stage that cannot be made yet, each with the reason the command would give. */
export async function BlockedMoves({ model }: { model: ModelRecord }) {
  const [t, locale] = [await getTranslations('model'), await getLocale()]
  const blocked = model.moves.blocked.filter(({ refusal }) => refusal.code !== 'moveNeedsSteward')
  if (blocked.length === 0) return null
  return (
    <div>
      <p className="mb-1 text-xs text-faint">{t('blockedTitle')}</p>
      <ul className="grid gap-2">
        {blocked.map(({ move, refusal }) => (
          <li key={move}>
            {t(`move_${move}`)}
            <span className="block text-soft">{refusalText(locale, refusal)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
