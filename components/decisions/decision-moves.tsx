import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { appealOutcomes } from '@/lib/appeals/schema'
import type { DecisionRecord } from '@/lib/decision-records/queries'
import { decisionLimits } from '@/lib/decisions/schema'

export type DecisionActions = Readonly<
  Record<'propose' | 'issue' | 'cosign' | 'withdraw' | 'close' | 'dissent' | 'appeal' | 'judge', FormAction>
>

type MovesProps = { readonly decision: DecisionRecord; readonly actions: DecisionActions }

/** A button for every step that would be accepted now, and for no other. */
export async function DecisionMoves({ decision, actions }: MovesProps) {
  const t = await getTranslations('decision')
  const { moves, preference, canClose } = decision
  return (
    <>
      {moves.includes('issue') && <SignDialog move="issue" decision={decision} action={actions.issue} />}
      {moves.includes('propose') && <SignDialog move="propose" decision={decision} action={actions.propose} />}
      {moves.includes('cosign') && <SignDialog move="cosign" decision={decision} action={actions.cosign} />}
      {(moves.includes('uphold') || moves.includes('revise')) && (
        <JudgeDialog decision={decision} action={actions.judge} />
      )}
      {moves.includes('update') && <ButtonLink href={`/preferences/${preference.id}/decide`}>{t('edit')}</ButtonLink>}
      {canClose && <ExplainDialog move="close" decision={decision} action={actions.close} />}
      {moves.includes('withdraw') && <ExplainDialog move="withdraw" decision={decision} action={actions.withdraw} />}
    </>
  )
}

type DialogProps = { readonly decision: DecisionRecord; readonly action: FormAction }

type SignDialogProps = DialogProps & { readonly move: 'issue' | 'propose' | 'cosign' }

/** A signature: whoever gives it says what she has at stake. */
async function SignDialog({ move, decision, action }: SignDialogProps) {
  const t = await getTranslations('decision')
  const isTwofold = decision.authority.authority === 'twoLeaders'
  return (
    <OperationDialog
      label={t(move)}
      kind={move === 'propose' && !isTwofold ? 'secondary' : 'primary'}
      what={t(`${move}What`)}
      action={action}
      draftKey={`decision.${move}:${decision.id}`}
      doneMessage={move === 'propose' ? t('proposeDone') : t('issueDone')}
      version={decision.version}
      isFinal={move !== 'propose'}
      sent={{ id: decision.id }}
    >
      <TextAreaField
        name="conflict"
        id={`conflict-${move}`}
        label={t('conflict')}
        hint={t('conflictHint')}
        rows={2}
        limit={decisionLimits.conflict}
        defaultValue={move === 'cosign' ? '' : decision.ownConflict}
      />
      {move === 'cosign' && (
        <TextAreaField
          name="note"
          id="cosign-note"
          label={t('cosignNote')}
          rows={2}
          limit={decisionLimits.note}
          isOptional
        />
      )}
    </OperationDialog>
  )
}

async function ExplainDialog({ move, decision, action }: DialogProps & { readonly move: 'withdraw' | 'close' }) {
  const t = await getTranslations('decision')
  return (
    <OperationDialog
      label={t(move)}
      kind={move === 'close' ? 'secondary' : 'quiet'}
      what={t(`${move}What`)}
      action={action}
      draftKey={`decision.${move}:${decision.id}`}
      doneMessage={t(`${move}Done`)}
      version={decision.version}
      sent={{ id: decision.id }}
    >
      <TextAreaField name="reason" id={`reason-${move}`} label={t('reason')} hint={t('reasonHint')} rows={3} />
    </OperationDialog>
  )
}

async function JudgeDialog({ decision, action }: DialogProps) {
  const t = await getTranslations('decision')
  const open = decision.appeals.find(({ outcome }) => outcome === null)
  if (!open) return null
  return (
    <OperationDialog
      label={t('judge')}
      kind="primary"
      what={t('judgeWhat')}
      isFinal
      action={action}
      draftKey={`appeal.judge:${open.id}`}
      doneMessage={t('judgeDone')}
      version={decision.version}
      sent={{ id: open.id }}
    >
      <ChoicesField
        name="outcome"
        kind="radio"
        label={t('judgeOutcome')}
        options={appealOutcomes.map((value) => ({ value, label: t(`judge_${value}`) }))}
      />
      <TextAreaField name="judgement" label={t('judgement')} rows={4} limit={decisionLimits.note} />
    </OperationDialog>
  )
}

export async function DissentDialog({ decision, action }: DialogProps) {
  const t = await getTranslations('decision')
  return (
    <OperationDialog
      label={t('dissentAdd')}
      size="small"
      what={t('dissentWhat')}
      isFinal
      action={action}
      draftKey={`dissent.record:${decision.id}`}
      doneMessage={t('dissentDone')}
      sent={{ decisionId: decision.id }}
    >
      <TextAreaField name="text" id="dissent-text" label={t('dissentText')} rows={4} limit={decisionLimits.note} />
    </OperationDialog>
  )
}

export async function AppealDialog({ decision, action }: DialogProps) {
  const t = await getTranslations('decision')
  return (
    <OperationDialog
      label={t('appealAdd')}
      title={t('appealTitle')}
      size="small"
      what={t('appealWhat')}
      isFinal
      action={action}
      draftKey={`appeal.raise:${decision.id}`}
      doneMessage={t('appealDone')}
      version={decision.version}
      sent={{ decisionId: decision.id }}
    >
      <TextAreaField name="grounds" label={t('grounds')} rows={4} limit={decisionLimits.note} />
      <TextAreaField
        name="words"
        label={t('words')}
        hint={t('wordsHint')}
        rows={3}
        face="voice"
        limit={decisionLimits.note}
        isOptional
      />
    </OperationDialog>
  )
}
