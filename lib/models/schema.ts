import { z } from 'zod'
import { field } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'

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
} as const satisfies ListSchema<ModelSort, 'stage' | 'provider' | 'dates' | 'steward'>

const description = {
  displayName: field.text(200),
  family: field.text(100),
  aliases: field.lines(50, 200),
  summary: field.optionalText(4000),
  traits: field.optionalText(4000),
  isPubliclyReleased: field.flag(),
  hasSignificantInternalUse: field.flag(),
  stewardId: z.preprocess((value) => (value === '' ? null : value), field.id().nullable()).default(null),
}

export const createModelInput = z.object({
  provider: field.provider(),
  apiId: field.nullableText(200),
  ...description,
  stage: z
    .preprocess((value) => (value === '' || value === 'unrecorded' ? null : value), z.enum(stages).nullable())
    .default(null),
  releasedOn: field.nullableDate(),
  sourceUrl: field.optionalWebAddress(),
})

export type CreateModelInput = z.output<typeof createModelInput>

export const updateModelInput = z.object({ id: field.id(), version: field.version(), ...description })

export type UpdateModelInput = z.output<typeof updateModelInput>

/** Every move says why; a move that rests on an announcement also says where it was announced. */
export const moveModelInput = z.object({
  id: field.id(),
  version: field.version(),
  to: z.enum(stages),
  reason: field.text(2000),
  sourceUrl: field.optionalWebAddress(),
})

export type MoveModelInput = z.output<typeof moveModelInput>
