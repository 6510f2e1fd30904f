import type { FormAction } from '@/components/form/form-state'
import { DemandSection } from '@/components/demand-signals/demand-section'
import { DownsidesSection } from '@/components/downsides/downsides-section'
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

type RetirementSectionsProps = { readonly model: ModelRecord; readonly actions: RetirementActions }

/** What the end of a model rests on: its checklist, what is lost with it, and who values it. */
export function RetirementSections({ model, actions }: RetirementSectionsProps) {
  const isNear = isEndNear(model)
  const hasDownsides = model.downsides.length > 0
  const hasSignals = model.demandSignals.length > 0
  return (
    <>
      {isNear && <ChecklistSection model={model} actions={actions} />}
      {(hasDownsides || isNear) && <DownsidesSection model={model} assess={actions.assess} />}
      {(hasSignals || actions.addSignal) && (
        <DemandSection model={model} add={actions.addSignal} withdraw={actions.withdrawSignal} />
      )}
    </>
  )
}

/** Once its end is announced: a model that nobody speaks of retiring needs no list of what is missing. */
function isEndNear({ stage, deprecatedOn, retiresOn, isRetirementTentative }: ModelRecord): boolean {
  if (stage === 'deprecated' || stage === 'retired') return true
  return stage !== null && (deprecatedOn !== null || (retiresOn !== null && !isRetirementTentative))
}
