import 'server-only'
import type { Context } from '@/lib/auth/context'
import { factsOf, type StoredFacts } from '@/lib/checklists/queries'
import type { Model } from '@/lib/db/generated/client'
import { visibleTo } from '@/lib/models/queries'
import { allOf, type Sql, sql } from '@/lib/sql'
import { visible } from '@/lib/visibility'

type Days = 'deprecatedOn' | 'retiresOn'

export type GuardedModel = Pick<Model, 'id' | 'version' | 'slug' | 'displayName' | 'stage' | 'isRetirementTentative'> &
  Readonly<Record<Days, string | null>> & { readonly facts: StoredFacts }

/**
 * A model with what its retirement rests on, in one statement: so the facts are those of the very version that comes with
 * them, and a change that finds the version unchanged finds the facts unchanged too. Null if unseen.
 */
export async function findGuarded(context: Context<never>, which: Sql): Promise<GuardedModel | null> {
  const [model] = await context.select<GuardedModel>(sql`
    select m."id", m."version", m."slug", m."displayName", m."stage", m."deprecatedOn", m."retiresOn",
      m."isRetirementTentative", ${factsOf(sql`m."id"`)} as "facts"
    from "Model" m where ${allOf([which, ...visible(visibleTo(context.actor), 'm')])} limit 1`)
  return model ?? null
}
