import { getTranslations } from 'next-intl/server'
import { DemandSection } from '@/components/demand-signals/demand-section'
import { DownsidesSection } from '@/components/downsides/downsides-section'
import type { FormAction } from '@/components/form/form-state'
import type { RecordPart } from '@/components/shell/page-contents'
import type { ModelRecord } from '@/lib/models/queries'
import { ChecklistSection } from './checklist-section'

export type RetirementActions = Readonly<
  Record<
    'attest' | 'retract' | 'waive' | 'unwaive' | 'propose' | 'confirm' | 'decline' | 'withdrawOverride',
    FormAction
  >
> & {
  /** Absent for whoever may not. */
  readonly assess: FormAction | null
  readonly addSignal: FormAction | null
  readonly withdrawSignal: FormAction | null
}

/** What the end of a model rests on: its checklist, what is lost with it, and who values it. */
export async function retirementParts(model: ModelRecord, actions: RetirementActions): Promise<readonly RecordPart[]> {
  const t = await getTranslations('retirement')
  const isNear = isEndNear(model)
  const hasDownsides = model.downsides.length > 0
  const hasSignals = model.demandSignals.length > 0
  return [
    {
      ...{ id: 'retirement', title: model.stage === 'retired' ? t('titleRetired') : t('title') },
      body: isNear && <ChecklistSection model={model} actions={actions} />,
    },
    {
      ...{ id: 'downsides', title: t('downsides') },
      body: (hasDownsides || isNear) && <DownsidesSection model={model} assess={actions.assess} />,
    },
    {
      ...{ id: 'demand', title: t('demand') },
      body: (hasSignals || actions.addSignal) && (
        <DemandSection model={model} add={actions.addSignal} withdraw={actions.withdrawSignal} />
      ),
    },
  ]
}

/** Once its end is announced: a model that nobody speaks of retiring needs no list of what is missing. */
export function isEndNear({ stage, deprecatedOn, retiresOn, isRetirementTentative }: ModelRecord): boolean {
  if (stage === 'deprecated' || stage === 'retired') return true
  return stage !== null && (deprecatedOn !== null || (retiresOn !== null && !isRetirementTentative))
}
