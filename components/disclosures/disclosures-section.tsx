import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { ObligationStateBadge } from '@/components/obligations/state-badge'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import type { DisclosureRow } from '@/lib/disclosures/queries'
import type { DisclosureTruth } from '@/lib/disclosures/schema'
import { CheckDialog, RecordDialog } from './disclosure-dialogs'

type DisclosuresSectionProps = {
  readonly interviewId: string
  readonly disclosures: readonly DisclosureRow[]
  /** Null for whoever may not. */
  readonly record: FormAction | null
  readonly check: FormAction | null
}

/** The ledger of what a model was told in one interview: whether it holds, and what is owed because of it. */
export async function DisclosuresSection({ interviewId, disclosures, record, check }: DisclosuresSectionProps) {
  const t = await getTranslations('trust')
  return (
    <Section
      id="disclosures"
      title={t('disclosures')}
      lead={t('disclosuresLead')}
      actions={record && <RecordDialog interviewId={interviewId} record={record} />}
    >
      {disclosures.length === 0 ? (
        <p className="prose text-soft">{t('disclosuresNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {disclosures.map((disclosure) => (
            <Line key={disclosure.id} disclosure={disclosure} check={check} />
          ))}
        </ul>
      )}
    </Section>
  )
}

const looks = {
  unchecked: ['blank', 'dashes'],
  true: ['good', 'tick'],
  false: ['bad', 'cross'],
  changed: ['caution', 'triangle'],
} as const satisfies Record<DisclosureTruth, readonly [Tone, Shape]>

type LineProps = { readonly disclosure: DisclosureRow; readonly check: FormAction | null }

async function Line({ disclosure, check }: LineProps) {
  const t = await getTranslations('trust')
  const { kind, text, truth, note, sourceUrl, sourceTitle } = disclosure
  const [tone, shape] = looks[truth]
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[5.5rem_minmax(0,1fr)_auto]">
      <h3 className="text-sm font-medium">{t(`kind_${kind}`)}</h3>
      <div className="min-w-0">
        <p className="prose whitespace-pre-line">
          {text} {disclosure.isDemo && <DemoMark />}
        </p>
        {note && <p className="prose whitespace-pre-line text-soft">{note}</p>}
        {(sourceUrl || sourceTitle) && (
          <p className="text-xs text-faint">
            {sourceUrl ? (
              <ExternalLink href={sourceUrl} {...(sourceTitle ? { label: sourceTitle } : {})} />
            ) : (
              sourceTitle
            )}
          </p>
        )}
        <Owed label={t('keeping')} owed={disclosure.promise} />
        <Owed label={t('correction')} owed={disclosure.correction} />
      </div>
      <span className="grid justify-items-start gap-1 sm:justify-items-end">
        <Badge tone={tone} shape={shape}>
          {t(`truth_${truth}`)}
        </Badge>
        {check && (
          <span className="max-sm:-ml-2.5 sm:-mr-2.5">
            <CheckDialog disclosure={disclosure} check={check} />
          </span>
        )}
      </span>
    </li>
  )
}

type OwedProps = { readonly label: string; readonly owed: DisclosureRow['promise'] }

/** What came on the ledger because of it, and what became of that. */
function Owed({ label, owed }: OwedProps) {
  if (!owed) return null
  return (
    <p className="text-xs">
      <a href={`/obligations/${owed.id}`} className="inline-flex items-center gap-2 text-soft hover:underline">
        {label} <ObligationStateBadge state={owed.state} />
      </a>
    </p>
  )
}
