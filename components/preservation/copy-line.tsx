import { getLocale, getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { DemoMark } from '@/components/ui/marks'
import { Menu } from '@/components/ui/menu'
import type { FixityResult } from '@/lib/fixity-checks/schema'
import { formatDate, formatMoney, isoDate } from '@/lib/i18n/format'
import { readAmount } from '@/lib/money/rules'
import type { PreservationRecord } from '@/lib/preservation/queries'
import type { KeptArtifactRow } from './artifact-list'
import { CheckDialog, EndDialog } from './copy-dialogs'
import type { KeepingActions } from './preservation-section'

export type KeptCopyRow = KeptArtifactRow['copies'][number]

type CopyLineProps = {
  readonly copy: KeptCopyRow
  readonly artifact: KeptArtifactRow
  readonly kept: PreservationRecord
  readonly actions: KeepingActions | null
}

/** Where a copy is, on what and in whose hands, and what its last check found. */
export async function CopyLine({ copy, artifact, kept, actions }: CopyLineProps) {
  const t = await getTranslations('preservation')
  const { region, disasterZone, medium, custodian, endedOn } = copy
  const isEnded = endedOn !== null
  return (
    <li
      className={`grid items-baseline gap-x-4 gap-y-0.5 border-b border-line py-2.5 grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_minmax(0,15rem)_auto] ${isEnded ? 'text-faint' : ''}`}
    >
      <span className="min-w-0 break-words">
        {t('inZone', { region, zone: disasterZone })} {copy.isDemo && <DemoMark />}
        <span className={`block ${isEnded ? '' : 'text-soft'}`}>
          {t(`medium_${medium}`)} · {custodian}
          <Cost copy={copy} />
        </span>
      </span>
      <span className="min-w-0 max-sm:col-start-1 max-sm:row-start-2">
        {isEnded ? <Ended copy={copy} /> : <LastCheck copy={copy} />}
      </span>
      {actions && !isEnded && (
        <span className="-mr-1.5 self-start max-sm:col-start-2 max-sm:row-start-1">
          <Menu
            label={t('copyActions', { label: artifact.label, region })}
            trigger={<Icon name="more" size={20} />}
            triggerClassName="-my-1 inline-flex size-8 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
            align="end"
          >
            <CheckDialog copy={copy} artifact={artifact} check={actions.check} />
            <EndDialog copy={copy} artifact={artifact} kept={kept} end={actions.endCopy} />
          </Menu>
        </span>
      )}
    </li>
  )
}

type CopyProps = { readonly copy: KeptCopyRow }

async function Cost({ copy: { costPerMonth, currency } }: CopyProps) {
  const amount = costPerMonth && currency ? readAmount(costPerMonth, currency) : null
  if (!amount) return null
  const [t, locale] = [await getTranslations('preservation'), await getLocale()]
  return <span className="tabular"> · {t('costOf', { amount: formatMoney(locale, amount) })}</span>
}

async function Ended({ copy: { endedOn, endedReason } }: CopyProps) {
  const [t, locale] = [await getTranslations('preservation'), await getLocale()]
  return (
    <>
      {t('copyEndedOn', { date: formatDate(locale, endedOn ?? '') })}
      <span className="block">{endedReason}</span>
    </>
  )
}

const looks = {
  passed: { tone: 'good', shape: 'tick' },
  failed: { tone: 'bad', shape: 'cross' },
  unreadable: { tone: 'bad', shape: 'ring' },
} as const satisfies Record<FixityResult, { tone: Tone; shape: Shape }>

async function LastCheck({ copy: { lastCheck, isStale } }: CopyProps) {
  const [t, locale] = [await getTranslations('preservation'), await getLocale()]
  if (!lastCheck) {
    return (
      <Badge tone="blank" shape="dashes">
        {t('notChecked')}
      </Badge>
    )
  }
  const { result, checkedAt, reportedBy, note } = lastCheck
  const date = formatDate(locale, isoDate(checkedAt), 'short')
  const look = isStale ? { tone: 'overdue' as const, shape: 'triangle' as const } : looks[result]
  return (
    <>
      <Badge {...look} title={checkedAt}>
        {t('checkedOn', { result: t(`result_${result}`), date })}
        {isStale && <span className="text-soft">({t('stale')})</span>}
      </Badge>
      <span className="block pl-[18px] text-xs text-faint">{t('checkedBy', { name: reportedBy })}</span>
      {note && <span className="block pl-[18px] text-xs text-soft">{note}</span>}
    </>
  )
}
