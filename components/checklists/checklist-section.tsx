import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ProposeDialog } from '@/components/retirement-overrides/override-dialogs'
import { OverrideList } from '@/components/retirement-overrides/override-list'
import { Section } from '@/components/ui/section'
import { formatInstant } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import { FindingLine } from './finding-line'
import type { RetirementActions } from './retirement-parts'

type ChecklistSectionProps = {
  readonly model: ModelRecord
  /** Absent on the page of another day. */
  readonly actions?: RetirementActions
}

/** What must be settled before a model is retired; of a retired one, what its checklist said on that day. */
export async function ChecklistSection({ model, actions }: ChecklistSectionProps) {
  const t = await getTranslations('retirement')
  const { checklist, stage } = model
  const canPropose = checklist.canPropose && actions && <ProposeDialog model={model} propose={actions.propose} />
  return (
    <Section
      id="retirement"
      title={stage === 'retired' ? t('titleRetired') : t('title')}
      lead={<Lead model={model} />}
      actions={canPropose}
    >
      {checklist.retirement ? (
        <ul aria-label={t('items')} className="border-t border-line">
          {checklist.retirement.findings.map((finding) => (
            <FindingLine key={finding.item} model={model} finding={{ ...finding, refusal: null, moves: [] }} />
          ))}
        </ul>
      ) : (
        <ul aria-label={t('items')} className="border-t border-line">
          {checklist.findings.map((finding) => (
            <FindingLine key={finding.item} model={model} finding={finding} {...(actions ? { actions } : {})} />
          ))}
        </ul>
      )}
      <OverrideList model={model} {...(actions ? { actions } : {})} />
    </Section>
  )
}

async function Lead({ model: { checklist, stage } }: Pick<ChecklistSectionProps, 'model'>) {
  const [t, locale, timeZone] = [await getTranslations('retirement'), await getLocale(), await getTimeZone()]
  const { retirement, findings } = checklist
  if (retirement) {
    const told = { date: formatInstant(locale, retirement.at, timeZone), by: retirement.by ?? t('system') }
    return retirement.overrideId ? t('leadOverridden', told) : t('leadRetired', told)
  }
  if (stage === 'retired') return t('leadElsewhere')
  const done = findings.filter(({ state }) => state !== 'notMet').length
  return t('lead', { done, all: findings.length })
}
