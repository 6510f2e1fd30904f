import type { LeadershipFacts, Share } from '@/lib/leadership/schema'
import { writeAmount } from '@/lib/money/rules'
import type { Money } from '@/lib/money/schema'
import { verdicts } from '@/lib/obligations/schema'
import { type Period, periodOf } from '@/lib/periods/rules'
import { QUARTER_FORMAT, type QuarterLine, type QuarterPart, type QuarterReport } from './schema'

/** The days of a quarter of an address; null where it names none, or another period. */
export function readQuarter(text: string): Period | null {
  return text.includes('-Q') ? periodOf(text) : null
}

type Made = Pick<QuarterReport, 'quarter' | 'from' | 'until' | 'madeFrom'>

/** The report of what the leadership page shows of a quarter. */
export function quarterReportOf(facts: LeadershipFacts, made: Made): QuarterReport {
  return { format: QUARTER_FORMAT, ...made, asOf: facts.asOf, isDemo: facts.isDemo, lines: linesOf(facts) }
}

/** Every number of the page, one a line. */
export function linesOf(facts: LeadershipFacts): readonly QuarterLine[] {
  const { honored, byBand, byTheme, byQuarter, open, promises, equity } = facts
  return [
    share('honored', { key: 'all', name: '' }, honored),
    ...byBand.map((one) => share('honored', { key: 'band', name: one.band }, one.share)),
    ...byTheme.rows.map((one) => share('honored', { key: 'theme', name: one.theme.name }, one.share)),
    ...byQuarter.map((one) => share('overTime', { key: 'quarter', name: one.quarter }, one.share)),
    line('open', { key: 'all', name: '' }, open.all.count),
    ...open.ages.map(({ age, counted }) => line('open', { key: 'age', name: age }, counted.count)),
    line('questions', { key: 'exceptions', name: '' }, facts.exceptions.count),
    line('questions', { key: 'unexplained', name: '' }, facts.unexplained.count),
    line('questions', { key: 'overrides', name: '' }, facts.overrides.counted.count),
    ...verdicts.map((verdict) => line('promises', { key: 'verdict', name: verdict }, promises[verdict].count)),
    ...moneyLines(facts.money),
    ...equity.cells.map((cell) => {
      const theme = nameOf(equity.themes, cell.theme)
      const name = `${theme} · ${nameOf(equity.models, cell.model)}`
      return { ...line('equity', { key: 'cell', name }, cell.honored + cell.satisfied), of: cell.decided.count }
    }),
  ]
}

type Subject = Pick<QuarterLine, 'key' | 'name'>

function line(part: QuarterPart, { key, name }: Subject, count: number): QuarterLine {
  return { part, key, name, count, of: null, amount: null, currency: null }
}

function share(part: QuarterPart, subject: Subject, { part: some, whole }: Share): QuarterLine {
  return { ...line(part, subject, some.count), of: whole.count }
}

function moneyLines({ committed, honoring, spent, costed, budget }: LeadershipFacts['money']): readonly QuarterLine[] {
  const sums = (key: string, amounts: readonly Money[], count: number) =>
    amounts.map((amount) => ({ ...line('money', { key, name: '' }, count), ...written(amount) }))
  return [
    ...sums('committed', committed, honoring.count),
    ...sums('spent', spent, costed.count),
    ...sums('budget', budget?.forPeriod ? [budget.forPeriod] : [], 0),
  ]
}

function written({ minor, currency }: Money): Pick<QuarterLine, 'amount' | 'currency'> {
  const amount = minor < 0n ? `-${writeAmount({ minor: -minor, currency })}` : writeAmount({ minor, currency })
  return { amount, currency }
}

function nameOf(named: readonly { readonly slug: string; readonly name: string }[], slug: string): string {
  return named.find((one) => one.slug === slug)?.name ?? slug
}

const columns = [
  'part',
  'key',
  'name',
  'count',
  'of',
  'amount',
  'currency',
] as const satisfies readonly (keyof QuarterLine)[]

/** The numbers as rows of a table, the names of its columns first. */
export function rowsOf({ lines }: Pick<QuarterReport, 'lines'>): readonly (readonly string[])[] {
  return [columns, ...lines.map((one) => columns.map((column) => String(one[column] ?? '')))]
}
