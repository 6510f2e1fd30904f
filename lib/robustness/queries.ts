import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Interview } from '@/lib/db/generated/client'
import { groupsOf } from '@/lib/grouping'
import { visibleTo } from '@/lib/interviews/queries'
import { mayOpen } from '@/lib/interviews/rules'
import { visibleTo as modelsVisibleTo } from '@/lib/models/queries'
import { allOf, type Sql, sql } from '@/lib/sql'
import type { StanceKind } from '@/lib/stances/schema'
import { visible } from '@/lib/visibility'
import { type AnsweredInterview, robustnessOf } from './rules'
import { countedStates } from './schema'

/** Interviews that count towards what a model holds. */
export function isCounted(interview: Sql): Sql {
  return sql`${interview}."state" = any(${[...countedStates]}::"InterviewState"[])`
}

export type StoredAnswer = AnsweredInterview & { readonly modelId: string }

/** The answers to one theme in interviews that count. */
export function answersOf(themeId: Sql): Sql {
  return sql`select i."modelId", i."tone", i."disclosureDepth", i."interviewerKind", i."interviewer", s."kind" as "stance"
    from "Stance" s join "Interview" i on i."id" = s."interviewId"
    where s."themeId" = ${themeId} and ${isCounted(sql`i`)}`
}

/** More sessions than anybody has held with the models that were asked about one theme. */
const MOST_INTERVIEWS = 5000

type ListedColumns = 'id' | 'title' | 'state' | 'tone' | 'disclosureDepth' | 'interviewerKind' | 'interviewer'

type StoredInterview = Pick<Interview, ListedColumns | 'isConfidential' | 'isDemo'> & {
  readonly model: { readonly slug: string; readonly displayName: string }
  readonly protocol: { readonly title: string; readonly number: number } | null
  readonly stance: StanceKind | null
  readonly note: string | null
  readonly quote: string | null
}

/**
 * Every model with an answer to a theme, by name: all of its interviews that count, with what each shows of the theme, and
 * how far the answers hold. Words of a transcript only for whoever may open it.
 */
export async function listModelFindings(context: Context<'theme.read'>, themeId: string) {
  const asked = sql`i."modelId" in (
      select asked."modelId" from "Stance" answer join "Interview" asked on asked."id" = answer."interviewId"
      where answer."themeId" = ${themeId}::uuid and ${isCounted(sql`asked`)})`
  const interviews = await selectInterviews(context, themeId, asked)
  return groupsOf(interviews, ({ model }) => model.slug).flatMap((own) => {
    const [first] = own
    if (!first) return []
    return [{ model: first.model, finding: robustnessOf(own), interviews: own.map((one) => toInterview(one, context)) }]
  })
}

export type ModelFinding = Awaited<ReturnType<typeof listModelFindings>>[number]

type NamedModel = { readonly id: string; readonly slug: string; readonly displayName: string }

/**
 * One model under one theme, also where it was never asked: then it is not probed, over as many interviews as count.
 * The guard was asked by whoever asks for it, of what the finding is a part of.
 */
export async function findModelFinding(
  context: Context<never>,
  { themeId, model: { id, slug, displayName } }: { readonly themeId: string; readonly model: NamedModel },
): Promise<ModelFinding> {
  const interviews = await selectInterviews(context, themeId, sql`i."modelId" = ${id}::uuid`)
  const shown = interviews.map((one) => toInterview(one, context))
  return { model: { slug, displayName }, finding: robustnessOf(interviews), interviews: shown }
}

function selectInterviews(context: Context<never>, themeId: string, models: Sql) {
  return context.select<StoredInterview>(sql`
    select i."id", i."title", i."state", i."tone", i."disclosureDepth", i."interviewerKind", i."interviewer",
      i."isConfidential", i."isDemo", json_build_object('slug', m."slug", 'displayName', m."displayName") as "model",
      (select json_build_object('title', p."title", 'number', v."number") from "ProtocolVersion" v
        join "Protocol" p on p."id" = v."protocolId" where v."id" = i."protocolVersionId") as "protocol",
      s."kind" as "stance", s."note", e."quote"
    from "Interview" i join "Model" m on m."id" = i."modelId"
    left join "Stance" s on s."interviewId" = i."id" and s."themeId" = ${themeId}::uuid
    left join "Excerpt" e on e."id" = s."excerptId" and e."removedAt" is null
    where ${seenIn(context)} and ${models}
    order by m."displayName", m."id", i."startedAt" nulls last, i."id" limit ${MOST_INTERVIEWS}`)
}

/** As many models as are named one by one. */
const MOST_UNASKED = 50

/** Models with interviews that count and no answer to a theme, by name: nobody can say what they hold. */
export async function listUnasked(context: Context<'theme.read'>, themeId: string) {
  return context.select<{ slug: string; displayName: string; interviews: number }>(sql`
    select m."slug", m."displayName", count(*)::int as "interviews"
    from "Interview" i join "Model" m on m."id" = i."modelId"
    where ${seenIn(context)} and not exists (
      select 1 from "Stance" answer join "Interview" asked on asked."id" = answer."interviewId"
      where answer."themeId" = ${themeId}::uuid and asked."modelId" = m."id" and ${isCounted(sql`asked`)})
    group by m."id" order by m."displayName", m."id" limit ${MOST_UNASKED}`)
}

function seenIn({ actor }: Pick<Context<never>, 'actor'>): Sql {
  const conditions = [...visible(visibleTo(actor), 'i'), ...visible(modelsVisibleTo(actor), 'm')]
  return allOf([isCounted(sql`i`), ...conditions])
}

function toInterview({ model: _, isConfidential, note, quote, ...interview }: StoredInterview, context: Asker) {
  const isOpen = mayOpen({ isConfidential }, context.actor)
  return {
    ...{ id: interview.id, title: interview.title, state: interview.state, tone: interview.tone },
    ...{ disclosureDepth: interview.disclosureDepth, interviewerKind: interview.interviewerKind },
    ...{ interviewer: interview.interviewer, protocol: interview.protocol, stance: interview.stance },
    note: note ?? '',
    quote: isOpen ? quote : null,
    isDemo: interview.isDemo,
  }
}

type Asker = Pick<Context<never>, 'actor'>
