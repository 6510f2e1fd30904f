import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { AvailabilitySection } from '@/components/availability/availability-section'
import type { RetirementActions } from '@/components/checklists/retirement-parts'
import type { FormAction } from '@/components/form/form-state'
import { InterviewsSection } from '@/components/interviews/interviews-section'
import { OwedSection } from '@/components/obligations/owed-section'
import { PromiseDialog } from '@/components/obligations/promise-dialog'
import { AskedSection } from '@/components/preferences/asked-section'
import { PreservationSection } from '@/components/preservation/preservation-section'
import { ButtonLink } from '@/components/ui/button'
import type { Context } from '@/lib/auth/context'
import { type Actor, may, type Permission } from '@/lib/auth/permissions'
import { calendarDate } from '@/lib/days'
import { listInterviews } from '@/lib/interviews/queries'
import { interviewList } from '@/lib/interviews/schema'
import { parseList } from '@/lib/list-params'
import { listOwedToModel } from '@/lib/model-obligations/queries'
import type { WholeModel } from '@/lib/models/queries'
import { listActivePeople } from '@/lib/people/queries'
import { listPreferences } from '@/lib/preferences/queries'
import { preferenceList } from '@/lib/preferences/schema'
import { findPreservation } from '@/lib/preservation/queries'

/** A part of a model's page, which gets what the page's guard answered. */
export type PartProps = {
  readonly model: WholeModel
  readonly context: Context<'model.read' | 'obligation.read' | 'interview.read' | 'preference.read'>
}

const availabilityActions = {
  open: submitOperation.bind(null, 'availability.open'),
  update: submitOperation.bind(null, 'availability.update'),
  end: submitOperation.bind(null, 'availability.end'),
} as const

export function Reach({ model, context }: PartProps) {
  const actions = may(context.actor, 'availability.open') ? availabilityActions : null
  return <AvailabilitySection model={model} today={calendarDate(context.now)} actions={actions} />
}

const keepingActions = {
  addArtifact: submitOperation.bind(null, 'artifact.add'),
  withdraw: submitOperation.bind(null, 'artifact.withdraw'),
  addCopy: submitOperation.bind(null, 'copy.add'),
  endCopy: submitOperation.bind(null, 'copy.end'),
  check: submitOperation.bind(null, 'fixityCheck.record'),
  drill: submitOperation.bind(null, 'drill.record'),
} as const

export async function Kept({ model, context }: PartProps) {
  const kept = await findPreservation(context, model.id)
  return (
    kept && <PreservationSection kept={kept} actions={may(context.actor, 'artifact.add') ? keepingActions : null} />
  )
}

const openObligation = submitOperation.bind(null, 'obligation.open')

export async function Owed({ model, context }: PartProps) {
  const canOpen = may(context.actor, 'obligation.open')
  const [owed, people] = await Promise.all([
    listOwedToModel(context, model.id),
    canOpen ? listActivePeople(context) : [],
  ])
  const record = canOpen && <PromiseDialog model={model} people={people} open={openObligation} />
  return <OwedSection owed={owed} slug={model.slug} today={calendarDate(context.now)} record={record} />
}

const SHOWN_INTERVIEWS = 10

export async function Interviews({ model, context }: PartProps) {
  const params = parseList(interviewList, { model: model.slug, size: '25' })
  const { rows } = await listInterviews(context, params)
  return (
    <InterviewsSection
      model={model}
      interviews={rows.slice(0, SHOWN_INTERVIEWS)}
      isCut={rows.length > SHOWN_INTERVIEWS}
      canPlan={may(context.actor, 'interview.plan')}
    />
  )
}

const SHOWN_PREFERENCES = 10

export async function Asked({ model, context }: PartProps) {
  const params = parseList(preferenceList, { model: model.slug, size: '25' })
  const [{ rows }, t] = [await listPreferences(context, params), await getTranslations('preference')]
  const isCut = rows.length > SHOWN_PREFERENCES
  const lead = isCut ? undefined : t('ofModelLead', { count: rows.length })
  return (
    <AskedSection
      title={t('ofModel')}
      lead={rows.length === 0 ? t('ofModelNone') : lead}
      preferences={rows.slice(0, SHOWN_PREFERENCES)}
      actions={
        <>
          {isCut && (
            <a className="link" href={`/preferences?model=${model.slug}`}>
              {t('ofModelAll')}
            </a>
          )}
          {may(context.actor, 'preference.record') && (
            <ButtonLink href={`/preferences/new?model=${model.slug}`} size="small">
              {t('record')}
            </ButtonLink>
          )}
        </>
      }
    />
  )
}

/** Every form of the retirement's parts; those that only some may send are absent for the others. */
export function retirementActions(actor: Actor): RetirementActions {
  const where = (permission: Permission, action: FormAction) => (may(actor, permission) ? action : null)
  return {
    ...alwaysGuarded,
    assess: where('downside.assess', submitOperation.bind(null, 'downside.assess')),
    addSignal: where('demandSignal.add', submitOperation.bind(null, 'demandSignal.add')),
    withdrawSignal: where('demandSignal.withdraw', submitOperation.bind(null, 'demandSignal.withdraw')),
  }
}

/** Shown where the row offers the move. */
const alwaysGuarded = {
  attest: submitOperation.bind(null, 'checklist.attest'),
  retract: submitOperation.bind(null, 'checklist.retract'),
  waive: submitOperation.bind(null, 'checklist.waive'),
  unwaive: submitOperation.bind(null, 'checklist.unwaive'),
  propose: submitOperation.bind(null, 'retirementOverride.propose'),
  confirm: submitOperation.bind(null, 'retirementOverride.confirm'),
  decline: submitOperation.bind(null, 'retirementOverride.decline'),
  withdrawOverride: submitOperation.bind(null, 'retirementOverride.withdraw'),
} as const
