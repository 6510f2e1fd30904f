import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { ReconstructedMark } from '@/components/snapshots/reconstructed-mark'
import { Badge } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import { formatDate, isoDateIn } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import { noticeWith } from '@/lib/models/rules'
import { ChooseDialog, type Claim, WithdrawDialog } from './claim-dialogs'

type ClaimRowProps = {
  readonly claim: Claim
  readonly model: ModelRecord
  readonly choose: FormAction | null
  readonly withdraw: FormAction | null
  /** Recorded later than the day the page is about. */
  readonly isReconstructed: boolean
  readonly isAlone: boolean
  readonly isKindShown: boolean
}

/** One date, the source that states it, and whether it counts. */
export async function ClaimRow({ claim, model, isAlone, isKindShown, isReconstructed, ...actions }: ClaimRowProps) {
  const { choose, withdraw } = actions
  const t = await getTranslations('model')
  const isWithdrawn = claim.withdrawnAt !== null
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]">
      <span
        className={`whitespace-nowrap ${claim.isChosen ? 'font-medium' : isWithdrawn ? 'text-faint line-through' : ''}`}
      >
        <CalendarDate date={claim.date} /> {claim.isDemo && <DemoMark />}
        {isKindShown && <span className="block text-xs font-normal text-faint">{t(`kind_${claim.kind}`)}</span>}
      </span>
      <span className="min-w-0 max-sm:order-3 max-sm:col-span-2">
        <ExternalLink href={claim.sourceUrl} {...(claim.sourceTitle ? { label: claim.sourceTitle } : {})} />
        {isReconstructed && (
          <>
            {' '}
            <ReconstructedMark />
          </>
        )}
        <ClaimNotes claim={claim} isAlone={isAlone} />
        <ShortNotice claim={claim} model={model} />
      </span>
      <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 justify-self-end">
        <ClaimState claim={claim} />
        {!isWithdrawn && choose && <ChooseDialog claim={claim} model={model} action={choose} />}
        {!isWithdrawn && withdraw && <WithdrawDialog claim={claim} model={model} action={withdraw} />}
      </span>
    </li>
  )
}

async function ClaimState({ claim }: { claim: Claim }) {
  const t = await getTranslations('model')
  if (claim.withdrawnAt) {
    return (
      <Badge tone="blank" shape="cross">
        {t('withdrawn')}
      </Badge>
    )
  }
  return claim.isChosen ? (
    <Badge tone="good" shape="tick">
      {t('chosen')}
    </Badge>
  ) : (
    <Badge tone="blank" shape={claim.endedAt ? 'cross' : 'ring'}>
      {claim.endedAt ? t('ended') : t('notChosen')}
    </Badge>
  )
}

/** A firm retirement that is announced too late stays flagged, whether it is the chosen one or would be. */
async function ShortNotice({ claim, model }: Pick<ClaimRowProps, 'claim' | 'model'>) {
  const t = await getTranslations('model')
  const notice = claim.endedAt || claim.withdrawnAt ? null : noticeWith(claim, model, model)
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
    claim.withdrawnAt ? t('withdrawnBecause', { reason: claim.withdrawnReason }) : '',
    claim.isChosen && claim.chosenReason ? t('chosenBecause', { reason: claim.chosenReason }) : '',
    claim.isChosen && isAlone && !claim.chosenReason ? t('chosenAlone') : '',
    endedOn ? t('endedBecause', { date: endedOn }) : '',
  ].filter(Boolean)
  return <span className="block text-xs text-faint">{notes.join(' · ')}</span>
}
