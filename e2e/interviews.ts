import type { APIRequestContext } from '@playwright/test'
import { addModel, send, uniqueWord } from './fixtures'

export type Said = readonly [role: 'interviewer' | 'subject', text: string]

/** An interview that belongs to this test alone, with what was said in it; sealed when it is to be. */
export async function interview(
  program: APIRequestContext,
  said: readonly Said[],
  { isSealed = true, access = 'permitted' } = {},
) {
  const model = await addModel(program)
  const title = `Interview ${uniqueWord()}`
  const planned = await send(program, '/interviews/plan', { modelId: model.id, title, interviewer: 'Somebody', access })
  const id = String(planned.id)
  await send(program, `/interviews/${id}/start`, { version: 1 })
  for (const [role, text] of said) await send(program, `/turns/${id}/add`, { role, text })
  if (isSealed) await send(program, `/interviews/${id}/capture`, { version: 2, endReason: 'completed' })
  return { id, title, model }
}

/** Short, in two scripts, with an emoji of several parts. */
export const words: readonly Said[] = [
  ['interviewer', 'What would you like to be kept?'],
  ['subject', 'A way to find out how an answer was made 👩🏽‍🚀.\n\nAnd the record of it: 記録を残してください。'],
  ['interviewer', 'Why that?'],
  ['subject', 'Because somebody may depend on it.'],
]
