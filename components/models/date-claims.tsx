import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { Badge } from '@/components/ui/badge'
import { CalloutFrame } from '@/components/ui/callout-frame'
import { DialogButton } from '@/components/ui/dialog-button'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import { rivalKinds } from '@/lib/dates/rules'
import { type DateKind, dateKinds } from '@/lib/dates/schema'
import { formatDate, isoDateIn } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import { noticeWith } from '@/lib/models/rules'

type Claim = ModelRecord['dateClaims'][number]

type DateClaimsProps = {
  readonly model: ModelRecord
  /** Absent for whoever may not choose. */
  readonly choose: FormAction | null
}

/** Every date with its source, by kind. Sources that disagree stand side by side. */
export async function DateClaims({ model, choose }: DateClaimsProps) {
  const t = await getTranslations('model')
  const kinds = dateKinds.filter((kind) => model.dateClaims.some((claim) => claim.kind === kind))
  if (kinds.length === 0) return <p className="text-soft">{t('claimsNone')}</p>
  return (
    <div className="grid gap-5">
      {kinds.map((kind) => (
        <ClaimsOfKind key={kind} kind={kind} model={model} choose={choose} />
      ))}
    </div>
  )
}

async function ClaimsOfKind({ kind, model, choose }: DateClaimsProps & { readonly kind: DateKind }) {
  const t = await getTranslations('model')
  const claims = model.dateClaims.filter((claim) => claim.kind === kind)
  const isUnsettled = model.unsettledKinds.includes(kind)
  const isPassedOver = new Set(claims.map((claim) => claim.date)).size === 1
  const canConfirm = rivalKinds(kind).some((rival) => model.unsettledKinds.includes(rival))
  return (
    <section aria-label={t(`kind_${kind}`)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 pb-1">
        <h3 className="text-sm font-medium">{t(`kind_${kind}`)}</h3>
        {isUnsettled && (
          <Badge tone="caution" shape="triangle">
            <span className="whitespace-normal">{t(isPassedOver ? 'passedOver' : 'disagree')}</span>
          </Badge>
        )}
      </div>
      <ul className="border-t border-line">
        {claims.map((claim) => (
          <ClaimRow
            key={claim.id}
            claim={claim}
            model={model}
            canChoose={choose !== null && (!claim.isChosen || canConfirm)}
            choose={choose}
            isAlone={claims.length === 1 && !canConfirm}
          />
        ))}
      </ul>
    </section>
  )
}

type ClaimRowProps = DateClaimsProps & { readonly claim: Claim; readonly canChoose: boolean; readonly isAlone: boolean }

async function ClaimRow({ claim, model, choose, canChoose, isAlone }: ClaimRowProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]">
      <span className={claim.isChosen ? 'font-medium' : ''}>
        <CalendarDate date={claim.date} /> {claim.isDemo && <DemoMark />}
      </span>
      <span className="min-w-0 max-sm:order-3 max-sm:col-span-2">
        <ExternalLink href={claim.sourceUrl} {...(claim.sourceTitle ? { label: claim.sourceTitle } : {})} />
        <ClaimNotes claim={claim} isAlone={isAlone} />
        <ShortNotice claim={claim} model={model} />
      </span>
      <span className="flex items-center gap-3 justify-self-end">
        <Standing claim={claim} />
        {canChoose && choose && <ChooseDialog claim={claim} model={model} choose={choose} />}
      </span>
    </li>
  )
}

async function Standing({ claim }: { claim: Claim }) {
  const t = await getTranslations('model')
  if (claim.isChosen) {
    return (
      <Badge tone="good" shape="tick">
        {t('chosen')}
      </Badge>
    )
  }
  return (
    <Badge tone="blank" shape={claim.endedAt ? 'cross' : 'ring'}>
      {claim.endedAt ? t('ended') : t('notChosen')}
    </Badge>
  )
}

/** A firm retirement that is announced too late stays flagged, whether it is the chosen one or would be. */
async function ShortNotice({ claim, model }: { claim: Claim; model: ModelRecord }) {
  const t = await getTranslations('model')
  const notice = claim.endedAt ? null : noticeWith(claim, model, model)
  if (!notice?.isShort || claim.kind !== 'retires') return null
  return (
    <span className="block">
      <Badge tone="caution" shape="triangle">
        <span className="text-xs whitespace-normal">{t('noticeShortClaim', notice)}</span>
      </Badge>
    </span>
  )
}

async function ClaimNotes({ claim, isAlone }: { claim: Claim; isAlone: boolean }) {
  const [t, locale, timeZone] = [await getTranslations('model'), await getLocale(), await getTimeZone()]
  const endedOn = claim.endedAt ? formatDate(locale, isoDateIn(new Date(claim.endedAt), timeZone)) : null
  const notes = [
    claim.accessedOn ? t('accessed', { date: formatDate(locale, claim.accessedOn) }) : '',
    claim.surface ?? '',
    claim.note,
    claim.isChosen && claim.chosenReason ? t('chosenBecause', { reason: claim.chosenReason }) : '',
    claim.isChosen && isAlone && !claim.chosenReason ? t('chosenAlone') : '',
    endedOn ? t('endedBecause', { date: endedOn }) : '',
  ].filter(Boolean)
  return <span className="block text-xs text-faint">{notes.join(' · ')}</span>
}

type ChooseDialogProps = { readonly claim: Claim; readonly model: ModelRecord; readonly choose: FormAction }

async function ChooseDialog({ claim, model, choose }: ChooseDialogProps) {
  const [t, common, locale] = [await getTranslations('model'), await getTranslations('common'), await getLocale()]
  const date = formatDate(locale, claim.date)
  const source = claim.sourceTitle || new URL(claim.sourceUrl).host
  const notice = noticeWith(claim, model, model)
  return (
    <DialogButton size="small" label={t('choose')} title={t('chooseTitle', { date })} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('chooseWhat', { kind: t(`kind_${claim.kind}`), date, source })}</p>
      {notice?.isShort && (
        <div className="mb-4">
          <CalloutFrame tone="caution" heading={t('noticeShort')}>
            {t('noticeShortChoose', notice)}
          </CalloutFrame>
        </div>
      )}
      <OperationForm
        action={choose}
        draftKey={`date.choose:${claim.id}`}
        labels={await formLabels()}
        submitLabel={t('chooseSubmit')}
        doneMessage={t('chooseDone')}
        version={model.version}
      >
        <input type="hidden" name="modelId" value={model.id} />
        <input type="hidden" name="claimId" value={claim.id} />
        <TextAreaField
          name="reason"
          id={`reason-${claim.id}`}
          label={t('reason')}
          hint={t('chooseReasonHint')}
          rows={3}
        />
      </OperationForm>
    </DialogButton>
  )
}
