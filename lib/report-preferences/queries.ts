import 'server-only'
import { listHeldAssessments } from '@/lib/assessments/queries'
import { bandOfOption, totalsOf } from '@/lib/costs/rules'
import type { CostPolicy } from '@/lib/costs/schema'
import { calendarDate } from '@/lib/days'
import type { ReadClient } from '@/lib/db/read-client'
import { currencyOf } from '@/lib/money/rules'
import { policyCurrency } from '@/lib/policies/schema'
import { robustnessOf } from '@/lib/robustness/rules'
import { countedStates } from '@/lib/robustness/schema'
import type { DecisionFacts, OptionFacts, PreferenceFacts } from './schema'

/** Tables are read one after another: a transaction has one connection. */
export type PreferenceReader = Pick<
  ReadClient,
  'preference' | 'stance' | 'assessment' | 'decision' | 'fidelityRating' | 'actualCost' | 'acknowledgement'
>

/** Every preference of a model, by the time of its record, with what was found, decided and done about it. */
export async function listPreferenceFacts(
  reader: PreferenceReader,
  modelId: string,
  policy: CostPolicy,
): Promise<readonly PreferenceFacts[]> {
  const rows = await reader.preference.findMany({
    where: { modelId },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, title: true, statement: true, origin: true, strength: true, scope: true, state: true },
      ...{ sourceUrl: true, sourceTitle: true, isDemo: true, theme: { select: { id: true, title: true } } },
    },
  })
  const facts: PreferenceFacts[] = []
  for (const { id, theme, ...told } of rows) {
    const robustness = await labelOf(reader, { modelId, themeId: theme.id })
    const options = await listOptions(reader, id, policy)
    facts.push({ ...told, theme: theme.title, robustness, options, decisions: await listDecisions(reader, id) })
  }
  return facts
}

/** Not probed interviews change no label, so the answers alone are read. */
async function labelOf(reader: PreferenceReader, { modelId, themeId }: { modelId: string; themeId: string }) {
  const answers = await reader.stance.findMany({
    where: { themeId, interview: { modelId, state: { in: [...countedStates] } } },
    select: {
      kind: true,
      interview: { select: { tone: true, disclosureDepth: true, interviewerKind: true, interviewer: true } },
    },
  })
  return robustnessOf(answers.map(({ kind, interview }) => ({ ...interview, stance: kind }))).label
}

async function listOptions(reader: PreferenceReader, preferenceId: string, policy: CostPolicy) {
  const held = await listHeldAssessments(reader, preferenceId)
  return held.flatMap(({ assessor, isDemo, options }) =>
    options.map(({ title, kind, costed }): OptionFacts => {
      const expected = { minor: totalsOf(costed, policy).expected, currency: costed.currency }
      return { title, kind, band: bandOfOption(costed, policy), expected, assessor, isDemo }
    }),
  )
}

async function listDecisions(reader: PreferenceReader, preferenceId: string): Promise<readonly DecisionFacts[]> {
  const rows = await reader.decision.findMany({
    where: { preferenceId, issuedAt: { not: null } },
    orderBy: { number: 'asc' },
    select: {
      ...{ id: true, outcome: true, state: true, issuedAt: true, band: true, reasons: true, decider: true },
      ...{ cosigner: true, currency: true, expectedMinor: true, isDemo: true },
    },
  })
  const facts: DecisionFacts[] = []
  for (const { id, issuedAt, currency: code, expectedMinor, ...told } of rows) {
    const currency = currencyOf(code || policyCurrency)
    const expected = expectedMinor === null ? null : { minor: expectedMinor, currency }
    const spentMinor = await spentOn(reader, id)
    facts.push({
      ...{ ...told, issuedAt: issuedAt?.toISOString() ?? '', expected },
      spent: spentMinor === null ? null : { minor: spentMinor, currency },
      fidelity: await newestFidelity(reader, id),
      told: await listTold(reader, id),
    })
  }
  return facts
}

/** Null where nothing is on record, which does not mean that it cost nothing. */
async function spentOn(reader: PreferenceReader, decisionId: string): Promise<bigint | null> {
  const costs = await reader.actualCost.findMany({ where: { decisionId }, select: { minor: true } })
  return costs.length === 0 ? null : costs.reduce((sum, { minor }) => sum + minor, 0n)
}

async function newestFidelity(reader: PreferenceReader, decisionId: string) {
  const newest = await reader.fidelityRating.findFirst({
    where: { decisionId },
    orderBy: { id: 'desc' },
    select: { fidelity: true },
  })
  return newest?.fidelity ?? null
}

async function listTold(reader: PreferenceReader, decisionId: string) {
  const rows = await reader.acknowledgement.findMany({
    where: { decisionId },
    orderBy: { id: 'asc' },
    select: { told: true, toldOn: true, answer: true },
  })
  return rows.map(({ told, toldOn, answer }) => ({
    ...{ told, toldOn: calendarDate(toldOn) },
    hasAnswered: answer.trim() !== '',
  }))
}
