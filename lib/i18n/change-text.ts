import { artifactKinds } from '@/lib/artifacts/schema'
import { availabilityModes } from '@/lib/availability/schema'
import { checklistItems } from '@/lib/checklists/schema'
import { duties, grades, scopes } from '@/lib/commitments/schema'
import { copyMedia } from '@/lib/copies/schema'
import { demandKinds } from '@/lib/demand-signals/schema'
import { downsideKinds, downsideSeverities } from '@/lib/downsides/schema'
import { drillResults } from '@/lib/drills/schema'
import type { InterveningChange } from '@/lib/errors'
import { fixityResults } from '@/lib/fixity-checks/schema'
import { cadences, obligationKinds, obligationSources, owedTos } from '@/lib/obligations/schema'
import { interviewStages, leadingRisks } from '@/lib/protocol-versions/schema'
import { topics } from '@/lib/protocols/schema'
import { overrideStates } from '@/lib/retirement-overrides/schema'
import { assessmentLabels, assessmentWords } from './assessment-text'
import { decisionLabels, decisionWords } from './decision-text'
import { formatDate, formatInstant } from './format'
import { interviewLabels, interviewWords, trustLabels } from './interview-text'
import type { Locale } from './locale'
import { messages } from './messages'
import { outcomeLabels, outcomeWords } from './outcome-text'
import { numberText, policyLabels } from './policy-text'
import { preferenceLabels, preferenceWords } from './preference-text'
import { statesOf } from './state-text'

type Value = InterveningChange['fields'][number]['before']

type Reader = { readonly locale: Locale; readonly timeZone: string }

type ChangedField = { readonly label: string; readonly before: string; readonly after: string }

/**
 * What changed in a record, in the reader's words. Labels are those of the record's own type; a value that has parts,
 * such as a date with its source, becomes a line for each part that changed. Names come from the log, which outlives
 * the code, so an unknown one is shown as it is written there.
 */
export function changedFields(
  reader: Reader,
  recordType: string,
  fields: InterveningChange['fields'],
): readonly ChangedField[] {
  const labels = labelsOf(reader.locale, recordType)
  return fields.flatMap(({ name, before, after }) => {
    const label = labelIn(labels, name)
    const parts = [...new Set([...Object.keys(partsOf(before)), ...Object.keys(partsOf(after))])]
    if (parts.length === 0) return [{ label, before: textOf(reader, name, before), after: textOf(reader, name, after) }]
    return parts.flatMap((part): ChangedField[] => {
      const [old, now] = [partsOf(before)[part] ?? null, partsOf(after)[part] ?? null]
      // A new date says of which kind it is by the name it is listed under.
      const isTold = part === 'kind' && now === name && old === null
      const line = { before: textOf(reader, part, old), after: textOf(reader, part, now) }
      if (isTold || line.before === line.after) return []
      return [{ label: `${label}: ${labels[part] ?? part}`, ...line }]
    })
  })
}

/** What the reader calls a field of a record of that type. The log outlives the code, so an unknown one is shown as it is written. */
export function fieldLabel(locale: Locale, recordType: string, name: string): string {
  return labelIn(labelsOf(locale, recordType), name)
}

/** One of several parts of a kind is named by the kind and its own key, as in `question:about-itself`. */
function labelIn(labels: Readonly<Record<string, string>>, name: string): string {
  const [kind = '', key] = name.split(':')
  const label = labels[kind]
  return labels[name] ?? (label !== undefined && key !== undefined ? `${label} ${key}` : name)
}

/** The reader's word for a value of a closed vocabulary, by the field it stands in. */
export function wordFor(locale: Locale, name: string, text: string): string | undefined {
  return vocabularyOf(locale, name)[text]
}

/** How an event names another record: by its id, and by what it was called then. */
export function isReference(value: object): value is { readonly id: string; readonly name: string } {
  return 'id' in value && 'name' in value && typeof value.name === 'string' && Object.keys(value).length === 2
}

/** A structured value by its parts, each told on a line of its own. A reference is told by its name, so it has none. */
function partsOf(value: Value): Readonly<Record<string, Value | undefined>> {
  if (typeof value !== 'object' || value === null || isList(value) || isReference(value)) return {}
  return { ...value }
}

function textOf(reader: Reader, name: string, value: Value): string {
  const { change } = messages[reader.locale]
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? change.yes : change.no
  if (typeof value === 'number') return numberText(reader.locale, name, value)
  if (typeof value === 'string') return wordOf(reader, name, value)
  if (isList(value)) return value.map((item) => textOf(reader, name, item)).join(reader.locale === 'ja' ? '、' : ', ')
  if (isReference(value)) return value.name
  return Object.entries(value)
    .map(([part, inner]) => textOf(reader, part, inner ?? null))
    .filter(Boolean)
    .join(' ')
}

function wordOf({ locale, timeZone }: Reader, name: string, text: string): string {
  const word = wordFor(locale, name, text)
  if (word !== undefined) return word
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(locale, text)
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? formatInstant(locale, text, timeZone) : text
}

/** The closed vocabularies, by the fields that take their words from them. */
function vocabularyOf(locale: Locale, name: string): Readonly<Record<string, string>> {
  const { stage, role, profile, model, obligation, commitment, protocol, retirement, preservation } = messages[locale]
  if (name === 'stage') return { ...stage, ...wordsOf(protocol, 'stage', interviewStages) }
  if (name === 'topic') return wordsOf(protocol, 'topic', topics)
  if (name === 'leadingRisk') return wordsOf(protocol, 'leadingRisk', leadingRisks)
  if (name === 'roles') return role
  if (name === 'theme') return { system: profile.system, light: profile.light, dark: profile.dark }
  if (name === 'kind') return { ...kindsOf(model), ...wordsOf(obligation, 'kind', obligationKinds) }
  if (name === 'mode') return modesOf(model)
  if (name === 'artifactKind') return wordsOf(preservation, 'kind', artifactKinds)
  if (name === 'medium') return wordsOf(preservation, 'medium', copyMedia)
  if (name === 'result') return wordsOf(preservation, 'result', fixityResults)
  if (name === 'drillResult') return wordsOf(preservation, 'drill', drillResults)
  if (name === 'state') return statesOf(locale)
  if (name === 'owedTo') return wordsOf(obligation, 'owedTo', owedTos)
  if (name === 'source') return wordsOf(obligation, 'source', obligationSources)
  if (name === 'cadence') return wordsOf(obligation, 'cadence', cadences)
  if (name === 'grade') return wordsOf(commitment, 'grade', grades)
  if (name === 'scope') return wordsOf(commitment, 'scope', scopes)
  if (name === 'duty') return wordsOf(commitment, 'duty', duties)
  const { outcome, precedent } = decisionWords(locale)
  const honoring = { ...assessmentWords(locale), ...outcomeWords(locale), ...preferenceWords(locale), precedent }
  const asked = interviewWords(locale)
  return (
    { ...asked, ...honoring, ...retirementWords(retirement), outcome: { ...outcome, ...asked.outcome } }[name] ?? {}
  )
}

function labelsOf(locale: Locale, recordType: string): Readonly<Record<string, string>> {
  const { availability, change, model, person, profile, replacement, token, view } = messages[locale]
  const { obligation, commitment, preservation, protocol } = messages[locale]
  switch (recordType) {
    case 'model':
      return {
        ...{ ...preservation, ...availability, ...model, ...kindsOf(model), ...retirementLabels(locale) },
        ...{ bytes: preservation.bytesOf, cost: preservation.drillCost },
        ...{ isChosen: model.chosen, statedOn: replacement.statedOn, isCostDemo: availability.isCostDemo },
      }
    case 'copy':
      return {
        ...{ ...preservation, checkedAt: preservation.checkedAt },
        ...{ observed: preservation.observedLabel, result: preservation.drillResult },
      }
    case 'obligation':
      return { ...obligation, title: obligation.evidenceTitle }
    case 'commitment':
      return {
        ...{ ...obligation, ...commitment, kind: commitment.kindOf },
        ...{ title: commitment.titleField, model: commitment.oneModel },
      }
    case 'interview':
      return interviewLabels(locale)
    case 'disclosure':
    case 'theme':
      return trustLabels(locale)
    case 'preference':
      return preferenceLabels(locale)
    case 'assessment':
      return assessmentLabels(locale)
    case 'decision':
      return { ...decisionLabels(locale), ...outcomeLabels(locale) }
    case 'series':
      return messages[locale].series
    case 'memo':
      return { interview: messages[locale].change.interview }
    case 'code':
      return messages[locale].code
    case 'protocol':
      return {
        ...{ ...protocol, title: protocol.titleField, question: protocol.question, text: protocol.text },
        ...{ sectionOrder: protocol.sectionOrder, questionOrder: protocol.questionOrder, section: protocol.section },
      }
    case 'person':
      return {
        ...{ ...profile, ...person, locale: profile.language },
        ...{ isDisabled: change.isDisabled, openSessions: change.openSessions },
      }
    case 'token':
      return { ...token, isRevoked: change.isRevoked, expiresAt: token.expires }
    case 'policy':
      return policyLabels(locale)
    case 'view':
      return { name: view.name, query: change.query, isShared: change.isShared }
    case 'import':
      return {
        ...{ created: change.created, updated: change.updated },
        ...{ unchanged: change.unchanged, rejected: change.rejected, modelMissing: change.modelMissing },
      }
    case 'permission':
      return { address: change.address }
    default:
      return {}
  }
}

function kindsOf(model: (typeof messages)[Locale]['model']): Readonly<Record<string, string>> {
  return {
    released: model.kind_released,
    legacy: model.kind_legacy,
    deprecated: model.kind_deprecated,
    retires: model.kind_retires,
    retiresNotBefore: model.kind_retiresNotBefore,
  }
}

function modesOf(model: (typeof messages)[Locale]['model']): Readonly<Record<string, string>> {
  return Object.fromEntries(availabilityModes.map((mode) => [mode, model[`mode_${mode}`]]))
}

/** The words of a closed vocabulary, whose keys are its name and the value. */
function wordsOf(texts: Readonly<Record<string, string>>, name: string, values: readonly string[]) {
  return Object.fromEntries(values.map((value) => [value, texts[`${name}_${value}`] ?? value]))
}

/** The fields in which the log tells what a retirement rests on. */
function retirementLabels(locale: Locale): Readonly<Record<string, string>> {
  const { retirement } = messages[locale]
  return {
    ...{ downside: retirement.downside, severity: retirement.severity, text: retirement.text },
    ...{ signal: retirement.signal, size: retirement.size, caveat: retirement.caveat },
    ...{ observedOn: retirement.observedOn, item: retirement.item, waived: retirement.waived },
    ...{ evidenceUrl: retirement.evidenceUrl, evidenceSha256: retirement.evidenceSha256 },
    ...{ unmet: retirement.unmet, override: retirement.override },
  }
}

/** What a retirement rests on, by the fields in which it is told. */
function retirementWords(
  texts: (typeof messages)[Locale]['retirement'],
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const items = wordsOf(texts, 'item', checklistItems)
  return {
    ...{ item: items, waived: items, unmet: items },
    downside: wordsOf(texts, 'kind', downsideKinds),
    severity: wordsOf(texts, 'severity', downsideSeverities),
    signal: wordsOf(texts, 'signal', demandKinds),
    override: wordsOf(texts, 'override', overrideStates),
  }
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}
