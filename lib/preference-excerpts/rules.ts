import type { Actor } from '@/lib/auth/permissions'
import { type Refusal, refuseFields } from '@/lib/errors'
import { mayOpen } from '@/lib/interviews/rules'

type Grounds = {
  readonly excerptIds: readonly string[]
  readonly sourceUrl: string
  readonly sourceTitle: string
}

/** What a model asked for is shown by its words here, or by a page that can be read elsewhere, which has an address and a name. */
export function groundsRefusal({ excerptIds, sourceUrl, sourceTitle }: Grounds): Refusal | null {
  const missing = { code: 'required' } as const
  if (sourceUrl !== '' && sourceTitle === '') return refuseFields({ sourceTitle: missing })
  if (sourceUrl === '' && sourceTitle !== '') return refuseFields({ sourceUrl: missing })
  return excerptIds.length === 0 && sourceUrl === '' ? refuseFields({ excerptIds: missing, sourceUrl: missing }) : null
}

type Guarded = { readonly isConfidential: boolean }

/** Whether somebody may read every word that a preference rests on. One that rests on a page elsewhere, everybody may. */
export function mayReadAll(interviews: readonly Guarded[], actor: Actor): boolean {
  return interviews.every((interview) => mayOpen(interview, actor))
}
