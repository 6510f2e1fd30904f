import { getLocale, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { formatBytes, formatDate, formatList, formatMoney } from '@/lib/i18n/format'
import { readAmount } from '@/lib/money/rules'
import type { PreservationRecord } from '@/lib/preservation/queries'
import { levels } from '@/lib/preservation/schema'
import { AddArtifactDialog } from './artifact-dialogs'
import { ArtifactList } from './artifact-list'
import { DrillDialog } from './drill-dialog'
import { DrillList } from './drill-list'
import { LevelMark } from './level-mark'
import { stepWords } from './step-words'

export type KeepingActions = Readonly<
  Record<'addArtifact' | 'withdraw' | 'addCopy' | 'endCopy' | 'check' | 'drill', FormAction>
>

type PreservationSectionProps = {
  readonly kept: PreservationRecord
  /** Absent for whoever may not change it. */
  readonly actions: KeepingActions | null
}

/** How well a model is kept: its level and what it lacks, then what is kept, copy by copy, and the drills. */
export async function PreservationSection({ kept, actions }: PreservationSectionProps) {
  const t = await getTranslations('preservation')
  return (
    <Section
      id="preservation"
      title={t('title')}
      lead={t('lead')}
      actions={
        actions && (
          <>
            <AddArtifactDialog kept={kept} add={actions.addArtifact} />
            <DrillDialog kept={kept} record={actions.drill} />
          </>
        )
      }
    >
      <div className="grid gap-6">
        <Standing kept={kept} />
        {kept.artifacts.length > 0 && <ArtifactList kept={kept} actions={actions} />}
        {kept.drills.length > 0 && <DrillList drills={kept.drills} />}
      </div>
    </Section>
  )
}

type KeptProps = { readonly kept: PreservationRecord }

async function Standing({ kept }: KeptProps) {
  const t = await getTranslations('preservation')
  const level = levels.find((known) => known === kept.level) ?? 0
  const isEmpty = kept.artifacts.length === 0
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <LevelMark level={level} variant="large" />
        <span className="text-soft">{t(`level_${level}`)}</span>
        {kept.isStale && (
          <Badge tone="overdue" shape="triangle">
            {t('checks_stale')}
          </Badge>
        )}
        {kept.isDemo && <DemoMark />}
      </p>
      {isEmpty ? <p className="prose text-soft">{t('none')}</p> : <Needs kept={kept} />}
      {!isEmpty && <Totals kept={kept} />}
    </div>
  )
}

async function Needs({ kept: { level, missing } }: KeptProps) {
  const t = await getTranslations('preservation')
  if (missing.length === 0) return null
  return (
    <div className="prose">
      <p>{t('needs', { level: level + 1 })}</p>
      <ul className="list-disc pl-5 marker:text-faint">
        {missing.map((step) => (
          <li key={`${step.code}${step.artifact}${step.kind}`}>{stepWords(t, step)}</li>
        ))}
      </ul>
    </div>
  )
}

async function Totals({ kept: { copies, bytes, costs, oldestCheckAt } }: KeptProps) {
  const [t, locale] = [await getTranslations('preservation'), await getLocale()]
  const amounts = costs.flatMap(({ costPerMonth, currency }) => readAmount(costPerMonth, currency) ?? [])
  const list = formatList(
    locale,
    amounts.map((amount) => formatMoney(locale, amount)),
  )
  const parts = [
    t('totals', { copies, bytes: formatBytes(locale, BigInt(bytes)) }),
    ...(amounts.length > 0 ? [t('totalsCost', { list })] : []),
    ...(oldestCheckAt ? [t('totalsOldest', { date: formatDate(locale, oldestCheckAt.slice(0, 10)) })] : []),
  ]
  return <p className="tabular text-soft">{parts.join(' · ')}</p>
}
