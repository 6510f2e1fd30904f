import 'server-only'
import { listAcknowledgements } from '@/lib/acknowledgements/queries'
import { type ActualCosts, findActualCosts } from '@/lib/actual-costs/queries'
import type { Context } from '@/lib/auth/context'
import { findDecision } from '@/lib/decision-records/queries'
import { findFidelity } from '@/lib/fidelity-ratings/queries'

/** A decision with what became of it; null if unseen. Minor units are whole numbers as text. */
export async function findDecisionWithOutcome(context: Context<'preference.read'>, id: string) {
  const decision = await findDecision(context, id)
  if (!decision) return null
  const [fidelity, spent, acknowledgements] = await Promise.all([
    findFidelity(context, decision.id),
    findActualCosts(context, decision.id),
    listAcknowledgements(context, decision.id),
  ])
  const actualCosts = (spent?.costs ?? []).map(toWritten)
  return { ...decision, fidelityRatings: fidelity?.ratings ?? [], actualCosts, acknowledgements }
}

function toWritten({ minor, canTakeBack: _, ...cost }: ActualCosts['costs'][number]) {
  return { ...cost, minor: String(minor) }
}
