import { z } from 'zod'
import { windowRow } from '@/lib/availability/schema'
import { findingRow } from '@/lib/checklists/schema'
import { dateKinds } from '@/lib/dates/schema'
import { demandSignalRow } from '@/lib/demand-signals/schema'
import { downsideRow } from '@/lib/downsides/schema'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { overrideRow } from '@/lib/retirement-overrides/schema'
import { retirementRow } from '@/lib/retirements/schema'

export const stages = ['active', 'legacy', 'deprecated', 'retired'] as const

export type Stage = (typeof stages)[number]

/** A model whose stage no source states is `unrecorded`: a blank means "not found", never "no". */
export type StageState = Stage | 'unrecorded'

export const stageStates = [...stages, 'unrecorded'] as const

export const moves = ['recordStage', 'markLegacy', 'deprecate', 'retire', 'reprieve'] as const

export type Move = (typeof moves)[number]

export const modelSorts = ['name', 'provider', 'family', 'stage', 'released', 'retires', 'updated'] as const

export type ModelSort = (typeof modelSorts)[number]

export const modelList = {
  sorts: modelSorts,
  defaultSort: 'released',
  defaultDirection: 'desc',
  filters: {
    stage: stageStates,
    provider: null,
    dates: ['ahead', 'tentative', 'overdue', 'floorPassed', 'unsettled'],
    steward: ['me', 'none'],
  },
  columns: {
    primary: 'name',
    shown: ['apiId', 'provider', 'stage', 'released', 'retires'],
    more: ['family', 'deprecated', 'timeLeft', 'disagreement', 'updated'],
  },
} as const satisfies ListSchema<ModelSort, 'stage' | 'provider' | 'dates' | 'steward'>

const description = {
  displayName: field.text(200),
  family: field.text(100),
  aliases: field.lines(50, 200),
  summary: field.optionalText(4000).meta({ description: 'What it was.' }),
  traits: field.optionalText(4000).meta({ description: 'Why it matters.' }),
  isPubliclyReleased: field.flag(),
  hasSignificantInternalUse: field.flag(),
  stewardId: z
    .preprocess((value) => (value === '' ? null : value), field.id().nullable())
    .default(null)
    .meta({ description: 'The person who looks after it.' }),
}

export const createModelInput = z.object({
  provider: field.provider(),
  apiId: field.nullableText(200),
  ...description,
  stage: z
    .preprocess((value) => (value === '' || value === 'unrecorded' ? null : value), z.enum(stages).nullable())
    .default(null),
  releasedOn: field.nullableDate().meta({ description: 'Becomes its first date, with `sourceUrl` as the source.' }),
  sourceUrl: field.optionalWebAddress(),
  /** Providers do use one identifier for two models; whoever adds the second has to mean it. */
  isTwinMeant: field.flag(),
})

export type CreateModelInput = z.output<typeof createModelInput>

export const updateModelInput = z.object({ id: field.id(), version: field.version(), ...description })

export type UpdateModelInput = z.output<typeof updateModelInput>

/** Every move says why; a move that rests on an announcement also says where it was announced. */
export const moveModelInput = z.object({
  id: field.id(),
  version: field.version(),
  to: z.enum(stages).meta({ description: 'The stage it gets; the record’s `moves` say which it can.' }),
  reason: field.text(2000).meta({ description: 'Stands in the history.' }),
  sourceUrl: field.optionalWebAddress().meta({ description: 'Where it was announced; a reprieve needs it.' }),
})

export type MoveModelInput = z.output<typeof moveModelInput>

/** What creating, editing and moving a model answer: the version that the next change must carry. */
export const modelReceipt = z.object({ id: shown.id(), slug: z.string(), version: shown.version() })

export type ModelReceipt = z.output<typeof modelReceipt>

/** A model as lists show it; its dates are those of the chosen claims. */
export const modelRow = z.object({
  id: shown.id(),
  version: shown.version(),
  slug: z.string(),
  provider: z.string(),
  apiId: z.string().nullable(),
  displayName: z.string(),
  family: z.string(),
  stage: z.enum(stages).nullable(),
  isDemo: z.boolean(),
  releasedOn: shown.date().nullable(),
  deprecatedOn: shown.date().nullable(),
  retiresOn: shown.date().nullable(),
  isRetirementTentative: z.boolean(),
  unsettledKinds: z.array(z.enum(dateKinds)),
  updatedAt: shown.instant(),
})

const dateClaim = z.object({
  id: shown.id(),
  kind: z.enum(dateKinds),
  date: shown.date(),
  surface: z.string().nullable(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  accessedOn: shown.date().nullable(),
  isChosen: z.boolean(),
  chosenReason: z.string(),
  note: z.string(),
  endedAt: shown.instant().nullable().meta({ description: 'When a reprieve took it back.' }),
  withdrawnAt: shown.instant().nullable().meta({ description: 'When it was withdrawn as a mistake.' }),
  withdrawnReason: z.string(),
  isDemo: z.boolean(),
})

const replacement = z.object({
  id: shown.id(),
  reference: z.string(),
  statedOn: shown.date().nullable(),
  endedAt: shown.instant().nullable(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  successor: z.object({ slug: z.string(), displayName: z.string(), stage: z.enum(stages).nullable() }).nullable(),
})

/** A model with all that is on record about it, and the moves the reader may make now. */
export const modelRecord = modelRow.extend({
  aliases: z.array(z.string()),
  summary: z.string(),
  traits: z.string(),
  isPubliclyReleased: z.boolean(),
  hasSignificantInternalUse: z.boolean(),
  steward: z.object({ id: shown.id(), name: z.string(), isDemo: z.boolean() }).nullable(),
  createdAt: shown.instant(),
  dateClaims: z.array(dateClaim),
  availability: z.array(windowRow),
  replacements: z.array(replacement),
  downsides: z.array(downsideRow),
  demandSignals: z.array(demandSignalRow),
  checklist: z
    .object({
      findings: z.array(findingRow),
      overrides: z.array(overrideRow),
      canPropose: z.boolean().meta({ description: 'Whether you may propose an override now.' }),
      retirement: retirementRow.nullable().meta({ description: 'How it was retired here; null otherwise.' }),
    })
    .meta({ description: 'What must be settled before it may be retired, and how it was.' }),
  moves: z.object({
    offered: z.array(z.object({ move: z.enum(moves), to: z.array(z.enum(stages)) })),
    blocked: z.array(z.object({ move: z.enum(moves), refusal: shown.refusal() })),
  }),
  noticeDays: z.int(),
  notice: z.object({ days: z.int(), needed: z.int(), isShort: z.boolean() }).nullable(),
})
