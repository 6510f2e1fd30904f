import { getLocale, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { type Fact, FactTable } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import type { ActualCosts } from '@/lib/actual-costs/queries'
import { formatMoney, formatShare } from '@/lib/i18n/format'
import type { Currency } from '@/lib/money/schema'
import { RecordCostDialog } from './cost-dialogs'
import { CostLine } from './cost-line'

export type CostActions = { readonly record: FormAction; readonly takeBack: FormAction }

type ActualCostsSectionProps = {
  readonly decision: { readonly id: string; readonly version: number }
  readonly spent: ActualCosts
  readonly actions: CostActions
}

/** What honoring a preference has really cost, against what was expected, with every cost on record. */
export async function ActualCostsSection({ decision, spent, actions }: ActualCostsSectionProps) {
  const t = await getTranslations('outcome')
  const { costs, canRecord, currency } = spent
  return (
    <Section
      id="costs"
      title={t('costs')}
      lead={t('costsLead')}
      actions={canRecord && <RecordCostDialog decision={decision} currency={currency} record={actions.record} />}
    >
      {costs.length === 0 ? (
        <p className="prose text-soft">{t('costsNone')}</p>
      ) : (
        <div className="grid gap-4">
          <Point spent={spent} />
          <FactTable facts={await factsOf(spent)} />
          <ul className="border-t border-line">
            {costs.map((cost) => (
              <CostLine key={cost.id} cost={cost} version={decision.version} takeBack={actions.takeBack} />
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}

/** The one sentence: how far the estimate was off. Nothing where nothing was estimated. */
async function Point({ spent: { error, currency } }: { readonly spent: ActualCosts }) {
  if (!error) return null
  const [t, locale] = [await getTranslations('outcome'), await getLocale()]
  const { minor, thousandths } = error
  const amount = formatMoney(locale, { minor: sizeOf(minor), currency })
  const percent = formatShare(locale, sizeOf(thousandths ?? 0n))
  return <p className="prose font-medium">{t('costPoint', { side: sideOf(minor, thousandths), amount, percent })}</p>
}

function sideOf(minor: bigint, thousandths: bigint | null): 'over' | 'under' | 'overNothing' | 'equal' {
  if (minor === 0n) return 'equal'
  if (thousandths === null) return 'overNothing'
  return minor > 0n ? 'over' : 'under'
}

async function factsOf({ spentMinor, expectedMinor, error, currency }: ActualCosts): Promise<readonly Fact[]> {
  const [t, locale] = [await getTranslations('outcome'), await getLocale()]
  const money = (minor: bigint) => <Amount minor={minor} currency={currency} />
  const share = error && error.thousandths !== null && formatShare(locale, sizeOf(error.thousandths))
  const sign = error && error.minor < 0n ? '−' : '+'
  return [
    { term: t('spent'), detail: money(spentMinor) },
    { term: t('expected'), detail: expectedMinor === null ? t('expectedNone') : money(expectedMinor) },
    ...(error
      ? [{ term: t('difference'), detail: money(error.minor), ...(share ? { note: `${sign}${share}` } : {}) }]
      : []),
  ]
}

async function Amount({ minor, currency }: { readonly minor: bigint; readonly currency: Currency }) {
  const locale = await getLocale()
  const text = formatMoney(locale, { minor: sizeOf(minor), currency })
  return <span className="tabular">{minor < 0n ? `−${text}` : text}</span>
}

function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value
}
