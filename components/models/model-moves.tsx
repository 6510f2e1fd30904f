import { getLocale, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { buttonSkin } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { Refusal } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'
import type { ModelRecord } from '@/lib/models/queries'
import type { BlockedMove, OfferedMove } from '@/lib/models/rules'
import type { Move } from '@/lib/models/schema'
import { AddDateDialog } from './add-date-dialog'
import { MoveFields } from './move-fields'

export type MoveActions = Readonly<Record<Move, FormAction>>

type ModelMovesProps = { readonly model: ModelRecord; readonly actions: MoveActions }

/** A button for every move that the command would accept now, and for no other. */
export async function ModelMoves({ model, actions }: ModelMovesProps) {
  const t = await getTranslations('model')
  return (
    <>
      {model.moves.offered.map((offered) => (
        <MoveDialog key={offered.move} model={model} offered={offered} action={actions[offered.move]} />
      ))}
      {blockedOf(model).map(({ move }) => (
        <button
          key={move}
          type="button"
          aria-disabled="true"
          aria-describedby={`blocked-${move}`}
          className={buttonSkin({ kind: 'blocked', size: 'normal' })}
        >
          {t(`move_${move}`)}
        </button>
      ))}
    </>
  )
}

type MoveDialogProps = {
  readonly model: ModelRecord
  readonly offered: OfferedMove
  readonly action: FormAction
}

async function MoveDialog({ model, offered: { move, to }, action }: MoveDialogProps) {
  const t = await getTranslations('model')
  // Nothing was announced of a legacy model, so there is nothing to reprieve it from.
  const name = move === 'reprieve' && model.stage === 'legacy' ? t('move_reprieveLegacy') : t(`move_${move}`)
  const what = t(`moveWhat_${move}`, { name: model.displayName })
  const isFinal = move === 'retire'
  return (
    <OperationDialog
      label={name}
      kind={isFinal ? 'danger' : 'secondary'}
      what={
        isFinal ? (
          <Callout tone="bad" title={t('irreversible')}>
            {what}
          </Callout>
        ) : (
          what
        )
      }
      action={action}
      draftKey={`model.${move}:${model.id}`}
      doneMessage={t('moveDone')}
      version={model.version}
      isFinal={isFinal}
      sent={{ id: model.id }}
    >
      <MoveFields move={move} to={to} />
    </OperationDialog>
  )
}

type BlockedMovesProps = { readonly model: ModelRecord; readonly add: FormAction | null }

/** The moves of this stage that cannot be made yet, each with the command's reason and the way to remove it. */
export async function BlockedMoves({ model, add }: BlockedMovesProps) {
  const [t, r, locale] = [await getTranslations('model'), await getTranslations('retirement'), await getLocale()]
  const blocked = blockedOf(model)
  if (blocked.length === 0) return null
  return (
    <ul className="grid gap-2">
      {blocked.map(({ move, refusal }) => (
        <li
          key={move}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-md bg-sunk px-3.5 py-2.5"
        >
          <p id={`blocked-${move}`} className="min-w-0 grow basis-72">
            <span className="font-medium">{t(`move_${move}`)}:</span>{' '}
            <span className="text-soft">{refusalText(locale, refusal)}</span>
          </p>
          {refusal.code === 'checklistUnmet' && (
            <a className="link" href="#retirement">
              {r('toChecklist')}
            </a>
          )}
          {add && refusal.code === 'deprecationDateMissing' && (
            <AddDateDialog model={model} add={add} kind="deprecated" label={t('addBlocked_deprecate')} />
          )}
          {add && lacksFirmDate(refusal) && (
            <AddDateDialog model={model} add={add} kind="retires" label={t('addBlocked_retire')} />
          )}
        </li>
      ))}
    </ul>
  )
}

function lacksFirmDate({ code }: Refusal): boolean {
  return code === 'retirementDateMissing' || code === 'retirementDateTentative'
}

/** Whoever may move no model is not told what hinders it. */
function blockedOf(model: ModelRecord): readonly BlockedMove[] {
  return model.moves.blocked.filter(({ refusal }) => refusal.code !== 'moveNeedsSteward')
}
