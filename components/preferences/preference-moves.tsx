import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import { ButtonLink, buttonSkin } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import type { PreferenceRecord } from '@/lib/preferences/queries'
import type { PreferenceAct } from '@/lib/preferences/schema'
import { MergeDialog, SplitDialog } from './merge-dialogs'
import { VerifyDialog } from './verify-dialog'
import { WithdrawDialog } from './withdraw-dialog'

export type PreferenceActions = Readonly<Record<Exclude<PreferenceAct, 'reword' | 'link'>, FormAction>>

type PreferenceMovesProps = {
  readonly preference: PreferenceRecord
  readonly actions: PreferenceActions
  /** What it can be merged into: other preferences of the same model. */
  readonly others: readonly { readonly id: string; readonly title: string }[]
}

/** A button for everything that would be accepted now; what is seldom done stands in a menu. */
export async function PreferenceMoves({ preference, actions, others }: PreferenceMovesProps) {
  const t = await getTranslations('preference')
  const { id, acts } = preference
  return (
    <>
      {acts.includes('verify') && <VerifyDialog preference={preference} verify={actions.verify} />}
      {acts.includes('restore') && <ReasonDialog preference={preference} act="restore" action={actions.restore} />}
      {acts.includes('reopen') && <ReasonDialog preference={preference} act="reopen" action={actions.reopen} />}
      {acts.includes('reword') && <ButtonLink href={`/preferences/${id}/reword`}>{t('reword')}</ButtonLink>}
      <Others preference={preference} actions={actions} others={others.filter((other) => other.id !== id)} />
    </>
  )
}

async function Others({ preference, actions, others }: PreferenceMovesProps) {
  const t = await getTranslations('preference')
  const { acts } = preference
  if (!(['merge', 'split', 'withdraw', 'close'] as const).some((act) => acts.includes(act))) return null
  return (
    <Menu
      trigger={
        <>
          {t('otherActs')}
          <Icon name="chevronDown" size={14} />
        </>
      }
      triggerClassName={buttonSkin({ kind: 'secondary', size: 'normal' })}
      align="end"
    >
      {acts.includes('merge') && others.length > 0 && (
        <MergeDialog preference={preference} others={others} merge={actions.merge} />
      )}
      {acts.includes('split') && <SplitDialog preference={preference} split={actions.split} />}
      {acts.includes('withdraw') && <WithdrawDialog preference={preference} withdraw={actions.withdraw} />}
      {acts.includes('close') && <ReasonDialog preference={preference} act="close" action={actions.close} isMenuItem />}
    </Menu>
  )
}

const doneMessages = { restore: 'restored', reopen: 'reopenedDone', close: 'closedDone' } as const

type ReasonDialogProps = {
  readonly preference: PreferenceRecord
  readonly act: keyof typeof doneMessages
  readonly action: FormAction
  readonly isMenuItem?: boolean
}

async function ReasonDialog({ preference: { id, version }, act, action, isMenuItem = false }: ReasonDialogProps) {
  const t = await getTranslations('preference')
  return (
    <OperationDialog
      action={action}
      draftKey={`preference.${act}:${id}`}
      label={t(act)}
      what={t(`${act}What`)}
      doneMessage={t(doneMessages[act])}
      version={version}
      sent={{ id }}
      isMenuItem={isMenuItem}
    >
      <TextAreaField name="reason" id={`${act}-reason`} label={t('reason')} hint={t('reasonHint')} rows={3} />
    </OperationDialog>
  )
}
