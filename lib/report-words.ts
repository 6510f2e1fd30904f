import { createTranslator } from 'use-intl/core'
import type { Locale } from './i18n/locale'
import { messages } from './i18n/messages'
import type { Column, ReportPart } from './report-parts/schema'

/** What a chapter is called. */
export function partTitle(locale: Locale, key: string): string {
  return labelOf(locale, `part_${key}`, key)
}

export function figureLabel(locale: Locale, key: string): string {
  return labelOf(locale, `figure_${key}`, key)
}

export function tableTitle(locale: Locale, key: string): string {
  return labelOf(locale, `table_${key}`, key)
}

export function columnLabel(locale: Locale, key: string): string {
  return labelOf(locale, `column_${key}`, key)
}

/** A text of the report by a name that was put together, or what it stands for: the catalogue may have lost it since. */
function labelOf(locale: Locale, name: string, meaning: string): string {
  const texts: Readonly<Record<string, string>> = messages[locale].report
  return texts[name] ?? meaning
}

type Vocabulary = NonNullable<Column['vocabulary']>

/** Words that other pages use too are theirs, so that one thing has one name; the rest belongs to the report. */
export function wordOf(locale: Locale, vocabulary: Vocabulary, code: string): string {
  const { assessment, decision, interview, model, obligation, operation, outcome } = messages[locale]
  const { preference, preservation, report, retirement, stage, theme } = messages[locale]
  const words: Readonly<Record<Vocabulary, readonly [texts: Readonly<Record<string, string>>, key: string]>> = {
    answer: [report, `answer_${code}`],
    dateKind: [model, `kind_${code}`],
    dateStanding: [report, `dateStanding_${code}`],
    mode: [model, `mode_${code}`],
    operation: [operation, code.replace('.', '_')],
    owedTo: [obligation, `owedTo_${code}`],
    obligationKind: [obligation, `kind_${code}`],
    obligationState: [obligation, `state_${code}`],
    stage: [stage, code],
    succession: [report, `succession_${code}`],
    verdict: [obligation, `state_${code}`],
    artifactKind: [preservation, `kind_${code}`],
    medium: [preservation, `medium_${code}`],
    fixityResult: [preservation, `result_${code}`],
    drillResult: [preservation, `drill_${code}`],
    downside: [retirement, `kind_${code}`],
    severity: [retirement, `severity_${code}`],
    signal: [retirement, `signal_${code}`],
    item: [retirement, `item_${code}`],
    settlement: [report, `settlement_${code}`],
    override: [retirement, `override_${code}`],
    interviewState: [interview, `state_${code}`],
    tone: [interview, `tone_${code}`],
    endReason: [interview, `endReason_${code}`],
    preferenceOrigin: [preference, `origin_${code}`],
    preferenceScope: [preference, `scope_${code}`],
    preferenceState: [preference, `state_${code}`],
    robustness: [theme, `label_${code}`],
    optionKind: [assessment, `optionKind_${code}`],
    band: [decision, `band_${code}`],
    decisionOutcome: [decision, `outcome_${code}`],
    decisionState: [decision, `state_${code}`],
    fidelity: [outcome, `fidelity_${code}`],
  }
  const [texts, key] = words[vocabulary]
  return texts[key] ?? code
}

/** One sentence that says what the chapter shows. Its numbers are figures of that chapter. */
export function leadOf(part: ReportPart, locale: Locale): string {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'report' })
  const count = (key: string) => Number(part.figures.find((figure) => figure.key === key)?.value ?? 0)
  switch (part.key) {
    case 'identity':
      return t('lead_identity')
    case 'dates':
      return t('lead_dates', { count: count('dates'), unsettled: count('unsettled') })
    case 'availability':
      return t('lead_availability', { count: count('windows') })
    case 'successors':
      return t('lead_successors', { count: count('successors') })
    case 'owed':
      return t('lead_owed', {
        ...{ owed: count('owed'), kept: count('kept') },
        ...{ open: count('open'), overdue: count('overdue') },
      })
    case 'preservation':
      return t('lead_preservation', { level: count('level'), copies: count('copies') })
    case 'interviews':
      return t('lead_interviews', { count: count('interviews'), final: count('finalInterviews') })
    case 'preferences':
      return t('lead_preferences', {
        ...{ count: count('preferences'), unassessed: count('unassessed') },
        ...{ decided: count('decidedPreferences'), fulfilled: count('fulfilled') },
      })
    case 'downsides':
      return t('lead_downsides', { count: count('downsides') })
    case 'demand':
      return t('lead_demand', { count: count('signals') })
    case 'settlements':
      return t('lead_settlements', { count: count('settlements'), overrides: count('overrides') })
    case 'decisions':
      return t('lead_decisions', { count: count('events') })
    default:
      return ''
  }
}
