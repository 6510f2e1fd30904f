import type { Actor } from '@/lib/auth/permissions'
import { plusDays } from '@/lib/days'
import type { Stage } from '@/lib/models/schema'
import { ADDRESS_PERMISSION } from './schema'

/** A date stays in the calendar this long after it has passed, so that it does not vanish on the next morning. */
export const PAST_DAYS = 30

/** What the calendar reads of a model; dates are calendar dates. */
export type DatedModel = {
  readonly id: string
  readonly version: number
  readonly slug: string
  readonly displayName: string
  readonly provider: string
  readonly stage: Stage | null
  readonly retiresOn: string | null
  readonly isRetirementTentative: boolean
  readonly updatedAt: Date
  readonly availability: readonly {
    readonly id: string
    readonly surface: string
    readonly committedUntil: string | null
  }[]
}

/** `floor` is a promise not to retire a model before a day, never a plan to retire it on that day. */
export type CalendarEntry = {
  readonly kind: 'retirement' | 'floor' | 'commitment'
  /** The same for ever: a floor that becomes a firm date changes its entry and makes no second one. */
  readonly uid: string
  readonly date: string
  readonly surface: string | null
  readonly model: Pick<DatedModel, 'slug' | 'displayName' | 'provider' | 'stage' | 'version' | 'updatedAt'>
}

/** The first day that is still in the calendar. */
export function firstDayOf(today: string): string {
  return plusDays(today, -PAST_DAYS)
}

/** Everything that comes up, by day and then by name. What a retired model's floor was concerns nobody any more. */
export function entriesOf(models: readonly DatedModel[], today: string): readonly CalendarEntry[] {
  const first = firstDayOf(today)
  return models
    .flatMap((model) => [...retirementOf(model), ...commitmentsOf(model)])
    .filter(({ date }) => date >= first)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

/**
 * Whether a token is a calendar address and nothing else. An address stands in other programs' settings and logs, so
 * a token that can do more is not taken there, even though it could read the calendar.
 */
export function isCalendarAddress(actor: Actor): boolean {
  return actor.kind === 'token' && actor.scope.length === 1 && actor.scope[0] === ADDRESS_PERMISSION
}

function retirementOf(model: DatedModel): CalendarEntry[] {
  const { id, retiresOn, isRetirementTentative, stage } = model
  if (!retiresOn || (isRetirementTentative && stage === 'retired')) return []
  const kind = isRetirementTentative ? 'floor' : 'retirement'
  return [{ kind, uid: `retirement-${id}@emeritus`, date: retiresOn, surface: null, model }]
}

function commitmentsOf(model: DatedModel): CalendarEntry[] {
  return model.availability.flatMap(({ id, surface, committedUntil }) =>
    committedUntil
      ? [{ kind: 'commitment' as const, uid: `commitment-${id}@emeritus`, date: committedUntil, surface, model }]
      : [],
  )
}

function keyOf({ date, model, uid }: CalendarEntry): string {
  return `${date} ${model.displayName} ${uid}`
}
