import { getLocale, getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import { TextAreaField } from '@/components/form/text-field'
import type { OwnAssessment } from '@/lib/assessments/queries'
import { assessmentLimits, estimateBases, feasibilities, optionKinds, reversibilities } from '@/lib/assessments/schema'
import { riskLevels } from '@/lib/costs/schema'
import { formatMoney } from '@/lib/i18n/format'
import type { PolicyInForce } from '@/lib/policies/rules'
import { policyCurrency } from '@/lib/policies/schema'
import type { OptionSettings } from './editor-settings'
import { valuesOf, type WrittenOption } from './option-values'
import { OptionsEditor } from './options-editor'

type AssessmentFieldsProps = {
  readonly said: Pick<OwnAssessment, 'feasibility' | 'explanation'> | null
  readonly options: readonly WrittenOption[]
  readonly policy: PolicyInForce
}

/** Everything that an assessment says. Without a script there are as many options as there were, and two at least. */
export async function AssessmentFields({ said, options, policy }: AssessmentFieldsProps) {
  const t = await getTranslations('assessment')
  const settings = await settingsFor(policy)
  const { fewestOptions } = assessmentLimits
  const shown = [...options.map(valuesOf), ...Array.from({ length: fewestOptions }, () => settings.blank)]
  return (
    <>
      <ChoicesField
        name="feasibility"
        label={t('feasibility')}
        hint={t('feasibilityHint')}
        kind="radio"
        isRow
        options={feasibilities.map((value) => ({ value, label: t(`feasibility_${value}`) }))}
        defaultValues={[said?.feasibility ?? 'feasible']}
      />
      <TextAreaField
        name="explanation"
        label={t('explanation')}
        hint={t('explanationHint')}
        rows={3}
        limit={assessmentLimits.explanation}
        defaultValue={said?.explanation ?? ''}
        isOptional
      />
      <OptionsEditor options={shown.slice(0, Math.max(options.length, fewestOptions))} settings={settings} />
    </>
  )
}

async function settingsFor({ values }: PolicyInForce): Promise<OptionSettings> {
  const [t, locale] = [await getTranslations('assessment'), await getLocale()]
  const { personDayCost, gpuHourCost, costHorizonMonths, riskPointCost } = values
  const { lowCostMax, mediumCostMax, lowRiskMax, mediumRiskMax } = values
  return {
    labels: { ...(await editorTexts()), ...(await totalsTexts(values)), ...(await problemTexts()) },
    ...(await kindTexts()),
    choices: {
      kind: optionKinds.map((value) => ({ value, label: t(`optionKind_${value}`) })),
      basis: estimateBases.map((value) => ({ value, label: t(`basis_${value}`) })),
      reversibility: reversibilities.map((value) => ({ value, label: t(`reversibility_${value}`) })),
      risk: riskLevels.map((value) => ({ value, label: t(`riskLevel_${value}`) })),
    },
    limits: { options: assessmentLimits.options, horizonMonths: assessmentLimits.horizonMonths },
    policy: {
      ...{ personDayCost, gpuHourCost, costHorizonMonths, riskPointCost },
      ...{ lowCostMax, mediumCostMax, lowRiskMax, mediumRiskMax },
    },
    ...{ currency: policyCurrency, locale },
    blank: valuesOf({
      ...{ kind: 'full', title: '', description: '', currency: policyCurrency, basis: 'guess' },
      ...{ horizonMonths: costHorizonMonths, sourceUrl: '', sourceTitle: '', reversibility: 'reversible' },
      ...{ riskNote: '', risks: {}, costs: {} },
    }),
  }
}

async function kindTexts() {
  const [t, o] = [await getTranslations('assessment'), await getTranslations('outcome')]
  return {
    costLabels: {
      ...{ oneOffMoney: o('costKind_oneOffMoney'), oneOffDays: o('costKind_oneOffDays') },
      ...{ monthlyMoney: o('costKind_monthlyMoney'), monthlyDays: o('costKind_monthlyDays') },
      monthlyGpuHours: o('costKind_monthlyGpuHours'),
    },
    riskLabels: {
      ...{ safety: t('risk_safety'), security: t('risk_security') },
      ...{ legal: t('risk_legal'), reputation: t('risk_reputation') },
    },
  }
}

async function editorTexts() {
  const [t, p] = [await getTranslations('assessment'), await getTranslations('protocol')]
  const name = '{name}'
  return {
    ...{ options: t('options'), optionsHint: t('optionsHint'), addOption: t('addOption'), most: t('mostOptions') },
    ...{ undo: p('undo'), option: t('optionNumber', { number: '{number}' }), moveUp: p('moveUp', { name }) },
    ...{ moveDown: p('moveDown', { name }), remove: p('remove', { name }), removed: p('removed', { name }) },
    ...{ movedTo: p('movedTo', { name, place: '{place}' }), title: t('optionTitle'), kind: t('optionKind') },
    ...{ description: t('description'), horizon: t('horizonMonths'), basis: t('basis'), sourceUrl: t('sourceUrl') },
    ...{ sourceTitle: t('sourceTitle'), reversibility: t('reversibility'), riskNote: t('riskNote') },
    ...{ costs: t('costs'), what: t('costOf'), risks: t('risks') },
    ...{ low: t('low'), likely: t('likely'), high: t('high') },
  }
}

async function totalsTexts(values: PolicyInForce['values']) {
  const [t, d, locale] = [await getTranslations('assessment'), await getTranslations('decision'), await getLocale()]
  const money = (minor: number) => formatMoney(locale, { minor: BigInt(minor), currency: policyCurrency })
  const rates = { day: money(values.personDayCost), hour: money(values.gpuHourCost) }
  const costs = { low: money(values.lowCostMax), medium: money(values.mediumCostMax) }
  const risks = { lowRisk: values.lowRiskMax, mediumRisk: values.mediumRiskMax }
  return {
    ...{ expected: t('expected'), band: t('band'), uncounted: t('uncounted'), whyLow: t('whyLow') },
    ...{ range: t('range', { low: '{low}', high: '{high}' }), deviation: t('deviation', { deviation: '{deviation}' }) },
    ...{ months: t('countedMonths', { months: '{months}' }), whyCost: t('whyCost') },
    ...{ whyRisks: t('whyRisks', { risks: '{risks}' }), limits: t('limits', { ...costs, ...risks }) },
    ...{ costsHint: t('costsHint', rates), horizonHint: t('horizonHint', { months: values.costHorizonMonths }) },
    wrongHorizon: t('wrongHorizon', { most: assessmentLimits.horizonMonths }),
    ...{ band_low: d('band_low'), band_medium: d('band_medium'), band_high: d('band_high') },
  }
}

async function problemTexts() {
  const f = await getTranslations('field')
  return {
    ...{ required: f('required'), invalidAmount: f('invalidAmount'), invalidQuantity: f('invalidQuantity') },
    ...{ belowLow: f('belowLow'), belowLikely: f('belowLikely') },
  }
}
