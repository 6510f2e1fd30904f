'use server'

import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { Callout } from '@/components/ui/callout'
import { EditViewForm, NewViewForm, RemoveViewForm, ReplaceViewForm } from '@/components/views/view-form'
import { type ViewStep, viewSteps } from '@/components/views/view-steps'
import { findSignedIn } from '@/lib/auth/page-request'
import { type Refusal, refuse } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'
import { findView, type SavedViewRow } from '@/lib/views/queries'
import { queryOf } from '@/lib/views/rules'
import { type ViewList, viewLists } from '@/lib/views/schema'
import { submitOperation } from './operation'

const question = z.object({
  step: z.enum(viewSteps),
  list: z.enum(viewLists),
  query: z.string().max(10_000),
  id: z.uuid().nullable(),
})

/** Draws the dialog of one step about a view. What is sent from it, the operation decides. */
export async function drawView(step: ViewStep, list: ViewList, query: string, id: string | null): Promise<ReactNode> {
  const context = (await findSignedIn())?.caller.permit('view.update')
  if (!context) return sentence(refuse('unauthenticated'))
  const asked = question.parse({ step, list, query, id })
  if (asked.step === 'create') {
    const create = submitOperation.bind(null, 'view.create')
    return <NewViewForm list={asked.list} query={queryOf(asked.list, asked.query)} action={create} />
  }
  const view = asked.id ? await findView(context, asked.id) : null
  return view ? dialogOf(asked.step, view, queryOf(view.list, asked.query)) : sentence(refuse('notFound'))
}

function dialogOf(step: Exclude<ViewStep, 'create'>, view: SavedViewRow, query: string): ReactNode {
  const update = submitOperation.bind(null, 'view.update')
  switch (step) {
    case 'save':
      return <ReplaceViewForm view={view} query={query} action={update} />
    case 'edit':
      return <EditViewForm view={view} action={update} />
    case 'remove':
      return <RemoveViewForm view={view} action={submitOperation.bind(null, 'view.remove')} />
    default:
      return step satisfies never
  }
}

async function sentence(refusal: Refusal): Promise<ReactNode> {
  return <Callout tone="bad">{refusalText(await getLocale(), refusal)}</Callout>
}
