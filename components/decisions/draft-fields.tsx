import { getLocale, getTranslations } from 'next-intl/server'
import { ChoicesField, SelectField } from '@/components/form/choice-field'
import { DateField, TextAreaField } from '@/components/form/text-field'
import { authorityOf } from '@/lib/authority/rules'
import type { DecidableRecord } from '@/lib/decision-records/queries'
import type { DecisionRow } from '@/lib/decisions/queries'
import { decisionLimits, decisionOutcomes, precedents } from '@/lib/decisions/schema'
import { formatMoney } from '@/lib/i18n/format'
import { currencyOf } from '@/lib/money/rules'
import { obligationKinds, owedTos } from '@/lib/obligations/schema'
import { LikeDecisions } from './like-decisions'
import { StepsEditor } from './steps-editor'

type DraftFieldsProps = {
  readonly decidable: DecidableRecord
  readonly like: readonly DecisionRow[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** Everything that a decision says, each choice with what it takes. */
export async function DraftFields({ decidable, like, people }: DraftFieldsProps) {
  const t = await getTranslations('decision')
  const { open } = decidable
  return (
    <>
      <p className="prose text-base whitespace-pre-line">{decidable.preference.statement}</p>
      <Outcomes decidable={decidable} />
      <Options decidable={decidable} />
      <Words name="reasons" open={open} rows={6} limit={decisionLimits.reasons} />
      <Words name="passedOver" open={open} rows={3} />
      <div className="grid gap-2">
        <h2 className="text-sm font-medium">{t('like')}</h2>
        <LikeDecisions like={like} outcome={open?.outcome ?? null} />
      </div>
      <Words name="distinguishing" open={open} rows={3} />
      <SelectField
        name="precedent"
        label={t('precedent')}
        hint={t('precedentHint')}
        options={precedents.map((value) => ({ value, label: t(`precedent_${value}`) }))}
        defaultValue={open?.precedent ?? 'oneOff'}
      />
      <DateField
        name="reviewBy"
        label={t('reviewBy')}
        hint={t('reviewByHint')}
        defaultValue={open?.reviewBy ?? ''}
        isOptional
      />
      <Words name="publicSummary" open={open} rows={3} />
      <Steps decidable={decidable} people={people} />
      <TextAreaField
        name="conflict"
        label={t('conflict')}
        hint={t('conflictDraftHint')}
        rows={2}
        limit={decisionLimits.conflict}
        defaultValue={open?.conflict ?? ''}
        isOptional
      />
    </>
  )
}

type WordsProps = {
  readonly name: 'reasons' | 'passedOver' | 'distinguishing' | 'publicSummary'
  readonly open: DecidableRecord['open']
  readonly rows: number
  readonly limit?: number
}

async function Words({ name, open, rows, limit = decisionLimits.note }: WordsProps) {
  const t = await getTranslations('decision')
  const field = { name, label: t(name), hint: t(`${name}Hint`), rows, limit }
  return <TextAreaField {...field} defaultValue={open?.[name] ?? ''} isOptional />
}

type PartProps = Pick<DraftFieldsProps, 'decidable'>

/** Of the outcomes that are no honoring it is known already whose word they take. */
async function Outcomes({ decidable: { open, restBand } }: PartProps) {
  const t = await getTranslations('decision')
  const rest = t('authorityNow', {
    band: t(`band_${restBand ?? 'none'}`),
    authority: t(`authority_${authorityOf('decline', restBand)}`),
  })
  return (
    <ChoicesField
      name="outcome"
      kind="radio"
      label={t('outcome')}
      hint={t('bandOfRest', { rest })}
      options={decisionOutcomes.map((value) => ({
        ...{ value, label: t(`outcome_${value}`), hint: t(`outcomeHint_${value}`) },
      }))}
      defaultValues={open ? [open.outcome] : []}
    />
  )
}

/** Each option with what it costs, its band, and whose word it would take. */
async function Options({ decidable: { open, options } }: PartProps) {
  const [t, words, locale] = [await getTranslations('decision'), await getTranslations('assessment'), await getLocale()]
  if (options.length === 0) return <p className="text-soft">{t('optionsNone')}</p>
  const shown = options.map(({ id, title, kind, expected, currency, band, authority, assessor }) => ({
    value: id,
    label: title,
    hint: `${t('optionCost', {
      kind: words(`optionKind_${kind}`),
      cost: formatMoney(locale, { minor: BigInt(expected), currency: currencyOf(currency) }),
      band: t(`band_${band}`),
      by: assessor,
    })}. ${t(`authority_${authority}`)}`,
  }))
  return (
    <ChoicesField
      name="optionId"
      kind="radio"
      label={t('option')}
      hint={t('optionHint')}
      options={shown}
      defaultValues={open?.optionId ? [open.optionId] : []}
      isOptional
    />
  )
}

async function Steps({ decidable: { open }, people }: Omit<DraftFieldsProps, 'like'>) {
  const [t, words, common, p] = [
    await getTranslations('decision'),
    await getTranslations('obligation'),
    await getTranslations('form'),
    await getTranslations('protocol'),
  ]
  const labels = {
    ...{ legend: t('steps'), hint: t('stepsHint'), step: t.raw('step'), title: t('stepTitle') },
    ...{ detail: t('stepDetail'), owedTo: t('stepOwedTo'), kind: t('stepKind'), due: t('stepDue') },
    ...{ owner: t('stepOwner'), nobody: t('stepNobody'), add: t('stepAdd'), remove: t.raw('stepRemove') },
    ...{ removed: p('removed', { name: t.raw('step') }), undo: p('undo'), most: t('stepsMost') },
    optional: common('optional'),
  }
  return (
    <StepsEditor
      steps={open?.steps ?? []}
      labels={labels}
      most={decisionLimits.steps}
      owedTos={owedTos.map((value) => ({ value, label: words(`owedTo_${value}`) }))}
      kinds={obligationKinds.map((value) => ({ value, label: words(`kind_${value}`) }))}
      people={people.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
