import { writeAmount } from '@/lib/money/rules'
import type { Money } from '@/lib/money/schema'
import { unassessedStates } from '@/lib/preferences/schema'
import type { Column, Figure, ReportPart, ReportTable, Row, Value } from '@/lib/report-parts/schema'
import type { DecisionFacts, PreferenceFacts } from './schema'

/** What the model asked for, what that would cost, what was decided and why, and what became of it. */
export function preferencesPart(preferences: readonly PreferenceFacts[]): ReportPart {
  const open = preferences.filter(({ state }) => unassessedStates.some((unassessed) => unassessed === state))
  const decided = preferences.filter(({ decisions }) => decisions.length > 0)
  const fulfilled = preferences.filter(({ state }) => state === 'fulfilled')
  const figures: readonly Figure[] = [
    countFigure('preferences', preferences.length),
    countFigure('unassessed', open.length),
    countFigure('decidedPreferences', decided.length),
    countFigure('fulfilled', fulfilled.length),
  ]
  const tables = [askedTable, optionTable, decisionTable, outcomeTable, toldTable].map((table) => table(preferences))
  return { key: 'preferences', figures, tables }
}

function askedTable(preferences: readonly PreferenceFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'preference', type: 'text' },
    { key: 'statement', type: 'text' },
    { key: 'theme', type: 'text' },
    { key: 'origin', type: 'word', vocabulary: 'preferenceOrigin' },
    { key: 'strength', type: 'number' },
    { key: 'scope', type: 'word', vocabulary: 'preferenceScope' },
    { key: 'preferenceState', type: 'word', vocabulary: 'preferenceState' },
    { key: 'robustness', type: 'word', vocabulary: 'robustness' },
    { key: 'source', type: 'source' },
  ]
  const rows = preferences.map(
    ({ title, state, sourceUrl, sourceTitle, isDemo, options: _, decisions: _d, ...told }) => {
      const source = sourceUrl || sourceTitle ? { title: sourceTitle, url: sourceUrl } : null
      return rowOf({ ...told, preference: title, preferenceState: state, source }, isDemo)
    },
  )
  return { key: 'preferences', columns, rows }
}

function optionTable(preferences: readonly PreferenceFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'preference', type: 'text' },
    { key: 'option', type: 'text' },
    { key: 'optionKind', type: 'word', vocabulary: 'optionKind' },
    { key: 'band', type: 'word', vocabulary: 'band' },
    { key: 'expectedCost', type: 'money' },
    { key: 'assessor', type: 'text' },
  ]
  const rows = preferences.flatMap(({ title: preference, options }) =>
    options.map(({ title, kind, band, expected, assessor, isDemo }) => {
      const costed = { optionKind: kind, band, expectedCost: moneyOf(expected, isDemo), assessor }
      return rowOf({ preference, option: title, ...costed }, isDemo)
    }),
  )
  return { key: 'options', columns, rows }
}

function decisionTable(preferences: readonly PreferenceFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'preference', type: 'text' },
    { key: 'outcome', type: 'word', vocabulary: 'decisionOutcome' },
    { key: 'decisionState', type: 'word', vocabulary: 'decisionState' },
    { key: 'issuedAt', type: 'instant' },
    { key: 'band', type: 'word', vocabulary: 'band' },
    { key: 'reasons', type: 'text' },
    { key: 'decider', type: 'text' },
    { key: 'cosigner', type: 'text' },
  ]
  const rows = decisionsOf(preferences).map(({ preference, outcome, state, cosigner, isDemo, ...decision }) => {
    const { issuedAt, band, reasons, decider } = decision
    const said = { outcome, decisionState: state, issuedAt, band, reasons, decider }
    return rowOf({ preference, ...said, cosigner: cosigner || null }, isDemo)
  })
  return { key: 'preferenceDecisions', columns, rows }
}

/** What came of those that were decided to be honored, as far as it was rated or counted. */
function outcomeTable(preferences: readonly PreferenceFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'preference', type: 'text' },
    { key: 'fidelity', type: 'word', vocabulary: 'fidelity' },
    { key: 'expectedCost', type: 'money' },
    { key: 'spentCost', type: 'money' },
  ]
  const rows = decisionsOf(preferences)
    .filter(({ fidelity, spent }) => fidelity !== null || spent !== null)
    .map(({ preference, fidelity, expected, spent, isDemo }) => {
      const costs = { expectedCost: expected && moneyOf(expected, isDemo), spentCost: spent && moneyOf(spent, isDemo) }
      return rowOf({ preference, fidelity, ...costs }, isDemo)
    })
  return { key: 'outcomes', columns, rows }
}

function toldTable(preferences: readonly PreferenceFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'preference', type: 'text' },
    { key: 'toldOn', type: 'date' },
    { key: 'told', type: 'text' },
    { key: 'answered', type: 'word', vocabulary: 'answer' },
  ]
  const rows = decisionsOf(preferences).flatMap(({ preference, told, isDemo }) =>
    told.map(({ hasAnswered, ...one }) => rowOf({ preference, ...one, answered: hasAnswered ? 'yes' : 'no' }, isDemo)),
  )
  return { key: 'told', columns, rows }
}

function decisionsOf(
  preferences: readonly PreferenceFacts[],
): readonly (DecisionFacts & { readonly preference: string })[] {
  return preferences.flatMap(({ title, decisions }) =>
    decisions.map((decision) => ({ ...decision, preference: title })),
  )
}

function rowOf(values: Readonly<Record<string, Value>>, isDemo: boolean): Row {
  return { isDemo, values }
}

function countFigure(key: string, count: number): Figure {
  return { key, type: 'number', value: count }
}

function moneyOf(money: Money, isDemo: boolean): Value {
  return { amount: writeAmount(money), currency: money.currency, isDemo }
}
