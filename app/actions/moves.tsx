'use server'

import { refresh } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { MovePlan } from '@/components/data-table/move-plan'
import { MoveFields } from '@/components/models/move-fields'
import { StageBadge } from '@/components/models/stage-badge'
import { PersonState } from '@/components/people/person-state'
import { Callout } from '@/components/ui/callout'
import { requestCaller } from '@/lib/auth/page-request'
import { type Refusal, refuse } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'
import { PAGE_SIZES } from '@/lib/list-params'
import { listModelVerdicts } from '@/lib/model-moves/queries'
import { targetsOf } from '@/lib/models/rules'
import { moves } from '@/lib/models/schema'
import { listPersonVerdicts } from '@/lib/people/queries'
import { personMoves } from '@/lib/people/schema'
import { submitRow } from './operation'

const idsOf = z.array(z.uuid()).max(Math.max(...PAGE_SIZES))

/** Draws what a move would do to the chosen models, and the form that makes it, one model after the other. */
export async function planModelMoves(name: string, chosen: readonly string[]): Promise<ReactNode> {
  const [caller, move, ids] = [await requestCaller('read'), moves.find((known) => known === name), idsOf.parse(chosen)]
  if (!caller.ok) return <Refused refusal={caller} />
  const context = caller.value.permit('model.read')
  if (!context || !move) return <Refused refusal={refuse('forbidden')} />
  const [t, locale] = [await getTranslations('model'), await getLocale()]
  const rows = await listModelVerdicts(context, move, ids)
  return (
    <MovePlan
      label={t(`move_${move}`)}
      what={t(`movesWhat_${move}`)}
      kind={move === 'retire' ? 'danger' : 'primary'}
      move={submitRow.bind(null, `model.${move}`)}
      showChanges={showChanges}
      rows={rows.map(({ id, version, displayName, stage, verdict }) => ({
        id,
        version,
        label: displayName,
        state: <StageBadge stage={stage} />,
        refusal: verdict.ok ? null : refusalText(locale, verdict),
      }))}
    >
      <MoveFields move={move} to={targetsOf(rows.flatMap(({ verdict }) => (verdict.ok ? verdict.to : [])))} />
    </MovePlan>
  )
}

/** Draws what a move would do to the chosen people, and the form that makes it, one person after the other. */
export async function planPersonMoves(name: string, chosen: readonly string[]): Promise<ReactNode> {
  const move = personMoves.find((known) => known === name)
  const [caller, ids] = [await requestCaller('read'), idsOf.parse(chosen)]
  if (!caller.ok) return <Refused refusal={caller} />
  const context = caller.value.permit('person.read', 'person.disable')
  if (!context || !move || move === 'renewInvitation') return <Refused refusal={refuse('forbidden')} />
  const [t, locale] = [await getTranslations('person'), await getLocale()]
  const rows = await listPersonVerdicts(context, move, ids)
  return (
    <MovePlan
      label={t(move)}
      what={t(`movesWhat_${move}`)}
      kind={move === 'enable' ? 'primary' : 'danger'}
      move={submitRow.bind(null, `person.${move}`)}
      showChanges={showChanges}
      rows={rows.map(({ id, version, name: label, state, refusal }) => ({
        id,
        version,
        label,
        state: <PersonState state={state} />,
        refusal: refusal && refusalText(locale, refusal),
      }))}
    />
  )
}

/** Has the list behind a dialog read again. */
export async function showChanges(): Promise<void> {
  refresh()
}

/** Says why nothing is planned: somebody whose session has ended can sign in again, which no other role would help. */
async function Refused({ refusal }: { refusal: Refusal }) {
  return <Callout tone="bad">{refusalText(await getLocale(), refusal)}</Callout>
}
