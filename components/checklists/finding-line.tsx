import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import type { Checklist } from '@/lib/checklists/queries'
import { attestedItems, type FindingState } from '@/lib/checklists/schema'
import { downsideKinds } from '@/lib/downsides/schema'
import { formatInstant, formatList } from '@/lib/i18n/format'
import { refusalText } from '@/lib/i18n/refusal-text'
import type { ModelRecord } from '@/lib/models/queries'
import { ItemDialog } from './item-dialogs'
import type { RetirementActions } from './retirement-parts'

/** As it is now, or as it was on the day of the retirement, when nothing can be done about it any more. */
export type ShownFinding = Omit<Checklist['findings'][number], 'missing'> & { readonly missing: readonly string[] }

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
  const attested = attestedItems.find((known) => known === item)
  if (attested) return t(`needs_${attested}`)
  const derived = derivedItems.find((known) => known === item)
  if (state === 'met' && derived) return t(`met_${derived}`)
  if (refusal) return refusalText(locale, refusal)
  if (item === 'report' || item === 'weights') return t(`needs_${item}`)
  if (item === 'downsides') {
    const kinds = downsideKinds.filter((kind) => missing.includes(kind)).map((kind) => t(`kind_${kind}`))
    return t('notAssessed', { list: formatList(locale, kinds) })
  }
  return missing.length > 0 || model.availability.length > 0
    ? t('notDecided', { list: formatList(locale, missing) })
    : t('noSurface')
}

/** What the record itself tells. */
const derivedItems = ['notice', 'downsides', 'availability', 'weights', 'report'] as const

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

/** A link to where the record settles it, or a dialog for every move that the rule allows this reader. */
async function Steps({ model, finding, actions }: StepsProps) {
  const t = await getTranslations('retirement')
  const isOpen = finding.state === 'notMet' && model.stage !== 'retired'
  return (
    <>
      {isOpen && finding.item === 'downsides' && actions.assess && (
        <a className="link self-center px-2.5 text-sm" href="#downsides">
          {t('toDownsides')}
        </a>
      )}
      {isOpen && finding.item === 'availability' && actions.assess && (
        <a className="link self-center px-2.5 text-sm" href="#availability">
          {t('toAvailability')}
        </a>
      )}
      {isOpen && finding.item === 'weights' && (
        <a className="link self-center px-2.5 text-sm" href="#preservation">
          {t('toPreservation')}
        </a>
      )}
      {finding.item === 'report' && (model.stage !== 'retired' || finding.state === 'notMet') && (
        <a className="link self-center px-2.5 text-sm" href={`/models/${model.slug}/report`}>
          {t('toReport')}
        </a>
      )}
      {finding.moves.map((move) => (
        <ItemDialog key={move} move={move} model={model} finding={finding} action={actions[move]} />
      ))}
    </>
  )
}
