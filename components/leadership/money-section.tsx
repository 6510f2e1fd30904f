import { getLocale, getTranslations } from 'next-intl/server'
import { type BarRow, BarTable } from '@/components/chart/bar-table'
import { Section } from '@/components/ui/section'
import { formatList } from '@/lib/i18n/format'
import type { LeadershipFacts } from '@/lib/leadership/schema'
import type { Money } from '@/lib/money/schema'
import { policyCurrency } from '@/lib/policies/schema'
import { CountedLink } from './counted-link'
import { moneyText } from './money-text'

type MoneyProps = { readonly facts: LeadershipFacts }

/** What was promised and what was spent, against what may be spent. Only the policy's own currency is held against it. */
export async function MoneySection({ facts: { money } }: MoneyProps) {
  const [t, locale] = [await getTranslations('leadership'), await getLocale()]
  const amounts = { committed: inPolicy(money.committed), spent: inPolicy(money.spent), budget: limitOf(money) }
  const text = (minor: bigint) => moneyText(locale, { minor, currency: policyCurrency })
  const figures = { committed: text(amounts.committed), spent: text(amounts.spent), budget: text(amounts.budget ?? 0n) }
  const others = [...money.committed, ...money.spent].filter(({ currency }) => currency !== policyCurrency)
  return (
    <Section
      id="money"
      title={t('moneyTitle')}
      lead={amounts.budget === null ? t('moneyPointNone', figures) : t('moneyPoint', figures)}
    >
      <BarTable
        caption={t('moneyTitle')}
        corner={t('money')}
        columns={[t('amount'), t('decisions')]}
        rows={await rowsOf(money, amounts)}
      />
      <BudgetNote money={money} />
      {others.length > 0 && (
        <p className="mt-2 text-soft">
          {t('otherCurrencies', {
            amounts: formatList(
              locale,
              others.map((one) => moneyText(locale, one)),
            ),
          })}
        </p>
      )}
    </Section>
  )
}

type Amounts = { readonly committed: bigint; readonly spent: bigint; readonly budget: bigint | null }

async function rowsOf(money: LeadershipFacts['money'], { committed, spent, budget }: Amounts): Promise<BarRow[]> {
  const [t, locale] = [await getTranslations('leadership'), await getLocale()]
  const most = [committed, spent, budget ?? 0n, 1n].reduce((one, other) => (one > other ? one : other))
  const bar = (minor: bigint) => (minor < 0n ? 0 : Number((minor * 10_000n) / most) / 10_000)
  const text = (minor: bigint) => moneyText(locale, { minor, currency: policyCurrency })
  return [
    {
      ...{ key: 'committed', name: t('committed'), share: bar(committed) },
      figures: [text(committed), <CountedLink key="rows" counted={money.honoring} label={t('committed')} />],
    },
    {
      ...{ key: 'spent', name: t('spent'), share: bar(spent) },
      figures: [text(spent), <CountedLink key="rows" counted={money.costed} label={t('spent')} />],
    },
    ...(budget === null ? [] : [{ key: 'budget', name: t('budget'), share: bar(budget), figures: [text(budget), ''] }]),
  ]
}

async function BudgetNote({ money: { budget } }: { readonly money: LeadershipFacts['money'] }) {
  const [t, locale] = [await getTranslations('leadership'), await getLocale()]
  if (!budget) return <p className="mt-2 text-soft">{t('budgetNone')}</p>
  const yearly = moneyText(locale, budget.yearly)
  if (!budget.forPeriod) return <p className="mt-2 text-soft">{t('budgetNoPeriod', { yearly })}</p>
  if (budget.forPeriod.minor === budget.yearly.minor) return null
  return <p className="mt-2 text-soft">{t('budgetProrated', { yearly })}</p>
}

function inPolicy(amounts: readonly Money[]): bigint {
  return amounts.find(({ currency }) => currency === policyCurrency)?.minor ?? 0n
}

function limitOf({ budget }: LeadershipFacts['money']): bigint | null {
  return budget?.forPeriod?.minor ?? null
}
