import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import type { Checklist } from '@/lib/checklists/queries'
import type { FindingState } from '@/lib/checklists/schema'
import { downsideKinds } from '@/lib/downsides/schema'
import { formatInstant, formatList } from '@/lib/i18n/format'
import { refusalText } from '@/lib/i18n/refusal-text'
import type { ModelRecord } from '@/lib/models/queries'
import { ItemDialog } from './item-dialogs'
import type { RetirementActions } from './retirement-parts'

/** As it is now, or as it was on the day of the retirement, when nothing can be done about it any more. */
export type ShownFinding = Omit<Checklist['findings'][number], 'missing' | 'isSilent'> & {
  readonly missing: readonly string[]
}

type FindingLineProps = {
  readonly model: ModelRecord
  readonly finding: ShownFinding
  /** Absent where nothing can be done any more. */
  readonly actions?: RetirementActions
}

const looks: Readonly<Record<FindingState, { readonly tone: Tone; readonly shape: Shape }>> = {
  met: { tone: 'good', shape: 'tick' },
  notMet: { tone: 'overdue', shape: 'cross' },
  waived: { tone: 'caution', shape: 'dashes' },
}

/** One item: its state in a word and a mark, what that rests on, and what can be done about it. */
export async function FindingLine({ model, finding, actions }: FindingLineProps) {
  const t = await getTranslations('retirement')
  const { item, state } = finding
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
      <span className="max-sm:order-2 max-sm:justify-self-end">
        <Badge {...looks[state]}>{t(`state_${state}`)}</Badge>
      </span>
      <div className="min-w-0 max-sm:order-1">
        <h3 className="text-sm font-medium">{t(`item_${item}`)}</h3>
      </div>
      <span
        className={`flex flex-wrap justify-end gap-1 max-sm:order-4 max-sm:col-span-2 max-sm:justify-start sm:row-span-2 ${finding.moves[0] === 'attest' ? '' : 'max-sm:-ml-2.5'}`}
      >
        {actions && <Steps model={model} finding={finding} actions={actions} />}
      </span>
      <div className="min-w-0 text-soft max-sm:order-3 max-sm:col-span-2 sm:col-start-2">
        <Told model={model} finding={finding} />
      </div>
    </li>
  )
}

type ToldProps = Pick<FindingLineProps, 'model' | 'finding'>

async function Told({ model, finding }: ToldProps) {
  const { settlement } = finding
  if (settlement) return <Word settlement={settlement} />
  return <p className="prose">{await sentenceOf(model, finding)}</p>
}

async function sentenceOf(model: ModelRecord, { item, state, missing, refusal }: ShownFinding): Promise<ReactNode> {
  const [t, locale] = [await getTranslations('retirement'), await getLocale()]
  if (item === 'interview') return t('needs_interview')
  const derived = derivedItems.find((known) => known === item)
  if (state === 'met' && derived) return t(`met_${derived}`)
  if (refusal) return refusalText(locale, refusal)
  if (item === 'report' || item === 'weights') return t(`needs_${item}`)
  if (item === 'downsides') {
    const kinds = downsideKinds.filter((kind) => missing.includes(kind)).map((kind) => t(`kind_${kind}`))
    return t('notAssessed', { list: formatList(locale, kinds) })
  }
  if (item === 'preferences') {
    return missing.length > 0 ? t('notSettled', { list: formatList(locale, missing) }) : t('needs_preferences')
  }
  return missing.length > 0 || model.availability.length > 0
    ? t('notDecided', { list: formatList(locale, missing) })
    : t('noSurface')
}

/** What the record itself tells. */
const derivedItems = ['notice', 'downsides', 'availability', 'weights', 'preferences', 'report'] as const

/** Whose word it is, when it was given, and what it rests on. */
async function Word({ settlement }: { readonly settlement: NonNullable<ShownFinding['settlement']> }) {
  const [t, locale, timeZone] = [await getTranslations('retirement'), await getLocale(), await getTimeZone()]
  const { kind, note, evidenceUrl, evidenceSha256, isDemo } = settlement
  const told = { by: settlement.by ?? t('system'), date: formatInstant(locale, settlement.at, timeZone) }
  return (
    <>
      <p className="prose whitespace-pre-line text-ink">
        {note} {isDemo && <DemoMark />}
      </p>
      <p className="text-xs text-faint">
        {kind === 'attested' ? t('wordAttested', told) : t('wordWaived', told)}{' '}
        {evidenceUrl && <ExternalLink href={evidenceUrl} />}{' '}
        {evidenceSha256 && (
          <span title={evidenceSha256} className="font-mono">
            {t('fingerprint', { start: evidenceSha256.slice(0, 12) })}
          </span>
        )}
      </p>
    </>
  )
}

type StepsProps = ToldProps & { readonly actions: RetirementActions }

/** A link to where the record settles it, and a dialog for every move that the rule allows this reader. */
async function Steps({ model, finding, actions }: StepsProps) {
  const t = await getTranslations('retirement')
  const place = placeOf(model, finding, actions.assess !== undefined)
  return (
    <>
      {place && (
        <a className="link self-center px-2.5 text-sm" href={place.href}>
          {t(place.label)}
        </a>
      )}
      {finding.moves.map((move) => (
        <ItemDialog key={move} move={move} model={model} finding={finding} action={actions[move]} />
      ))}
    </>
  )
}

/** Where the record settles the item, as long as it does not; the report stays worth opening afterwards. */
function placeOf({ slug, stage }: ModelRecord, { item, state, missing }: ShownFinding, mayAssess: boolean) {
  const isOpen = state === 'notMet' && stage !== 'retired'
  const hasOpenWishes = isOpen && missing.length > 0
  switch (item) {
    case 'downsides':
      return isOpen && mayAssess ? ({ href: '#downsides', label: 'toDownsides' } as const) : null
    case 'availability':
      return isOpen && mayAssess ? ({ href: '#availability', label: 'toAvailability' } as const) : null
    case 'weights':
      return isOpen ? ({ href: '#preservation', label: 'toPreservation' } as const) : null
    case 'preferences':
      return hasOpenWishes ? ({ href: '#preferences', label: 'toPreferences' } as const) : null
    case 'report': {
      const isWorthIt = stage !== 'retired' || state === 'notMet'
      return isWorthIt ? ({ href: `/models/${slug}/report`, label: 'toReport' } as const) : null
    }
    default:
      return null
  }
}
