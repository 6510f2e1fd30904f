import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import type { ButtonKind } from '@/components/ui/button'
import { CalloutFrame } from '@/components/ui/callout-frame'
import { formatDate } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import { noticeWith } from '@/lib/models/rules'

export type Claim = ModelRecord['dateClaims'][number]

type ClaimDialogProps = { readonly claim: Claim; readonly model: ModelRecord; readonly action: FormAction }

/** Chooses a date over its rivals, or says why the one that is chosen already should stay. */
export async function ChooseDialog({ claim, model, action }: ClaimDialogProps) {
  const [t, locale] = [await getTranslations('model'), await getLocale()]
  const date = formatDate(locale, claim.date)
  const source = claim.sourceTitle || new URL(claim.sourceUrl).host
  const notice = noticeWith(claim, model, model)
  return (
    <ReasonDialog
      {...{ claim, model, action }}
      name="choose"
      label={claim.isChosen ? t('giveReason') : t('choose')}
      title={t('chooseTitle', { date })}
      what={t('chooseWhat', { kind: t(`kind_${claim.kind}`), date, source })}
      caution={
        notice?.isShort && (
          <CalloutFrame tone="caution" heading={t('noticeShort')}>
            {t('noticeShortChoose', notice)}
          </CalloutFrame>
        )
      }
      hint={t('chooseReasonHint')}
      submitLabel={t('chooseSubmit')}
      doneMessage={t('chooseDone')}
    />
  )
}

/** Takes back a date that should never have been recorded. */
export async function WithdrawDialog({ claim, model, action }: ClaimDialogProps) {
  const [t, locale] = [await getTranslations('model'), await getLocale()]
  return (
    <ReasonDialog
      {...{ claim, model, action }}
      name="withdraw"
      kind="quiet"
      label={t('withdraw')}
      title={t('withdrawTitle', { date: formatDate(locale, claim.date) })}
      what={t('withdrawWhat')}
      hint={t('withdrawReasonHint')}
      submitLabel={t('withdrawSubmit')}
      doneMessage={t('withdrawDone')}
    />
  )
}

type ReasonDialogProps = ClaimDialogProps & {
  readonly name: 'choose' | 'withdraw'
  readonly kind?: ButtonKind
  readonly label: string
  readonly title: string
  readonly what: ReactNode
  readonly caution?: ReactNode
  readonly hint: string
  readonly submitLabel: string
  readonly doneMessage: string
}

async function ReasonDialog(props: ReasonDialogProps) {
  const { claim, model, name, what, caution, hint, ...dialog } = props
  const t = await getTranslations('model')
  return (
    <OperationDialog
      {...dialog}
      size="small"
      what={
        <>
          <p>{what}</p>
          {caution}
        </>
      }
      draftKey={`date.${name}:${claim.id}`}
      version={model.version}
      isFinal={name === 'withdraw'}
      sent={{ modelId: model.id, claimId: claim.id }}
    >
      <TextAreaField name="reason" id={`${name}-${claim.id}`} label={t('reason')} hint={hint} rows={3} />
    </OperationDialog>
  )
}
