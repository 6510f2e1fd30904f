import { getLocale, getTranslations } from 'next-intl/server'
import { ChoicesField, SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import { refusalText } from '@/lib/i18n/refusal-text'
import type { ObligationRecord } from '@/lib/obligations/queries'
import type { OfferedObligationMove } from '@/lib/obligations/rules'
import { type ObligationMove, verdicts } from '@/lib/obligations/schema'

export type ObligationActions = Readonly<Record<ObligationMove | 'assign', FormAction>>

export type OwnerChoice = { readonly id: string; readonly name: string }

type ObligationMovesProps = {
  readonly obligation: ObligationRecord
  readonly actions: ObligationActions
  readonly people: readonly OwnerChoice[]
}

/** A button for every move that the command would accept now, and for no other. */
export function ObligationMoves({ obligation, actions, people }: ObligationMovesProps) {
  return (
    <>
      {obligation.isAssignable && <AssignDialog obligation={obligation} action={actions.assign} people={people} />}
      {obligation.moves.map((offered) =>
        offered.move === 'rate' ? (
          <RateDialog key={offered.move} obligation={obligation} offered={offered} action={actions.rate} />
        ) : (
          <MoveDialog key={offered.move} obligation={obligation} move={offered.move} action={actions[offered.move]} />
        ),
      )}
    </>
  )
}

type MoveDialogProps = {
  readonly obligation: ObligationRecord
  readonly move: Exclude<ObligationMove, 'rate'>
  readonly action: FormAction
}

async function MoveDialog({ obligation, move, action }: MoveDialogProps) {
  const t = await getTranslations('obligation')
  const needsReason = move !== 'start' && move !== 'resume'
  return (
    <OperationDialog
      label={t(move)}
      what={t(`${move}What`)}
      action={action}
      draftKey={`obligation.${move}:${obligation.id}`}
      doneMessage={t('moveDone')}
      version={obligation.version}
      sent={{ id: obligation.id }}
    >
      <Reason id={`reason-${move}`} isOptional={!needsReason} />
    </OperationDialog>
  )
}

type RateDialogProps = {
  readonly obligation: ObligationRecord
  readonly offered: OfferedObligationMove
  readonly action: FormAction
}

async function RateDialog({ obligation, offered, action }: RateDialogProps) {
  const [t, locale] = [await getTranslations('obligation'), await getLocale()]
  const label = obligation.ratings.length > 0 ? t('rateAgain') : t('rate')
  const options = verdicts.filter((verdict) => offered.to.includes(verdict))
  return (
    <OperationDialog
      label={label}
      kind={obligation.ratings.length > 0 ? 'secondary' : 'primary'}
      what={t('rateWhat')}
      action={action}
      draftKey={`obligation.rate:${obligation.id}`}
      doneMessage={t('rateDone')}
      version={obligation.version}
      sent={{ id: obligation.id }}
    >
      <ChoicesField
        name="verdict"
        kind="radio"
        label={t('verdict')}
        options={options.map((value) => ({ value, label: t(`state_${value}`), hint: t(`verdictHint_${value}`) }))}
      />
      {obligation.ratingHeldBack && <p className="text-soft">{refusalText(locale, obligation.ratingHeldBack)}</p>}
      <Reason id="reason-rate" isOptional={false} />
    </OperationDialog>
  )
}

type AssignDialogProps = {
  readonly obligation: ObligationRecord
  readonly action: FormAction
  readonly people: readonly OwnerChoice[]
}

async function AssignDialog({ obligation, action, people }: AssignDialogProps) {
  const t = await getTranslations('obligation')
  return (
    <OperationDialog
      label={t('assign')}
      what={t('assignWhat')}
      action={action}
      draftKey={`obligation.assign:${obligation.id}`}
      doneMessage={t('assignDone')}
      version={obligation.version}
      sent={{ id: obligation.id }}
    >
      <OwnerField people={people} id="owner" defaultValue={obligation.owner?.id ?? ''} />
    </OperationDialog>
  )
}

type OwnerFieldProps = { readonly people: readonly OwnerChoice[]; readonly id: string; readonly defaultValue: string }

/** Who sees to it, of those who can sign in. */
export async function OwnerField({ people, id, defaultValue }: OwnerFieldProps) {
  const t = await getTranslations('obligation')
  return (
    <SelectField
      name="ownerId"
      id={id}
      label={t('owner')}
      options={people.map((person) => ({ value: person.id, label: person.name }))}
      blankLabel={t('nobody')}
      defaultValue={defaultValue}
      isOptional
    />
  )
}

async function Reason({ id, isOptional }: { readonly id: string; readonly isOptional: boolean }) {
  const t = await getTranslations('obligation')
  return (
    <TextAreaField name="reason" id={id} label={t('reason')} hint={t('reasonHint')} rows={3} isOptional={isOptional} />
  )
}
