'use client'

import { createContext, type ReactNode, useEffect } from 'react'
import { discardDraftsExcept } from './draft'

/** Whose drafts the forms inside keep; blank for somebody who is not signed in. */
export const DraftOwner = createContext('')

/** Keeps what one person types in this tab from the next one who signs in here. */
export function DraftsOf({ owner, children }: { readonly owner: string; readonly children: ReactNode }) {
  useEffect(() => discardDraftsExcept(owner), [owner])
  return <DraftOwner value={owner}>{children}</DraftOwner>
}

type SignOutFormProps = { readonly action: () => Promise<void>; readonly children: ReactNode }

/** Signs out, and leaves nothing that was typed behind. */
export function SignOutForm({ action, children }: SignOutFormProps) {
  return (
    <form action={action} onSubmit={() => discardDraftsExcept(null)}>
      {children}
    </form>
  )
}
