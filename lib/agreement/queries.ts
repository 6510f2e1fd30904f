import 'server-only'
import type { Context } from '@/lib/auth/context'
import { groupsOf } from '@/lib/grouping'
import { type RatingScale, ratingScales } from '@/lib/interview-ratings/schema'
import { visibleTo } from '@/lib/interviews/queries'
import type { ListParams } from '@/lib/list-params'
import { visibleTo as modelsVisibleTo } from '@/lib/models/queries'
import { allOf, sql } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { type Agreement, agreementOf } from './rules'

/** More ratings than an office gives in years. */
const MOST_RATINGS = 20_000

type StoredRating = Readonly<Record<RatingScale, number>> & {
  readonly interviewId: string
  readonly raterId: string
  readonly isDemo: boolean
  readonly model: { readonly slug: string; readonly displayName: string }
  readonly protocol: { readonly slug: string; readonly title: string; readonly number: number } | null
}

/**
 * How far raters agree, for each model and each version of a protocol: scores of different versions are never put in one
 * series. Final interviews alone, so that no number tells on a rating before the others are given; of each rater the newest.
 */
export async function listAgreement(context: Context<'interview.read'>, params: Pick<ListParams, 'filters'>) {
  const { model } = params.filters
  const conditions = [
    sql`i."state" = 'final'`,
    ...visible(visibleTo(context.actor), 'i'),
    ...visible(modelsVisibleTo(context.actor), 'm'),
    ...(model ? [sql`m."slug" = any(${model})`] : []),
  ]
  const ratings = await context.select<StoredRating>(sql`
    select distinct on (m."displayName", m."id", p."title", v."number", r."interviewId", r."raterId")
      r."interviewId", r."raterId", r."isDemo", r."interviewerInfluence", r."vocabularyImportation", r."nullIntegrity",
      r."evidentialConfidence", json_build_object('slug', m."slug", 'displayName', m."displayName") as "model",
      case when v."id" is not null
        then json_build_object('slug', p."slug", 'title', p."title", 'number', v."number") end as "protocol"
    from "InterviewRating" r join "Interview" i on i."id" = r."interviewId" join "Model" m on m."id" = i."modelId"
    left join "ProtocolVersion" v on v."id" = i."protocolVersionId" left join "Protocol" p on p."id" = v."protocolId"
    where ${allOf(conditions)}
    order by m."displayName", m."id", p."title", v."number", r."interviewId", r."raterId", r."id" desc
    limit ${MOST_RATINGS}`)
  return groupsOf(ratings, ({ model, protocol }) => JSON.stringify([model.slug, protocol])).flatMap(toSeries)
}

export type AgreementRow = ReturnType<typeof toSeries>[number]

function toSeries(ratings: readonly StoredRating[]) {
  const [first] = ratings
  if (!first) return []
  const interviews = groupsOf(ratings, ({ interviewId }) => interviewId)
  const scales = ratingScales.map((scale) => {
    const units = interviews.map((own) => own.map((rating) => rating[scale]))
    const [ordinal, interval] = [agreementOf(units, 'ordinal'), agreementOf(units, 'interval')]
    return { scale, ordinal: toMeasure(ordinal), interval: toMeasure(interval) }
  })
  return [
    {
      ...{ model: first.model, protocol: first.protocol, interviews: interviews.length },
      raters: new Set(ratings.map(({ raterId }) => raterId)).size,
      scales,
      isDemo: ratings.some(({ isDemo }) => isDemo),
    },
  ]
}

function toMeasure(agreement: Agreement) {
  return { ...agreement, alpha: agreement.kind === 'alpha' ? agreement.alpha : null }
}
