import { type RefObject, use, useEffect, useEffectEvent, useRef, useState } from 'react'
import { discardDraft, restoreDraft, saveDraft } from './draft'
import { DraftOwner } from './drafts-of'

type DraftOptions = {
  readonly form: RefObject<HTMLFormElement | null>
  readonly key: string
  /** The version the fields on the screen belong to; null for a record that does not exist yet. */
  readonly version: number | null
  /** Sets the version that is sent, or gives it back to the page with null. */
  readonly pinVersion: (version: number | null) => void
}

/**
 * Keeps what is typed in this tab, and asks before the tab is closed. A restored draft keeps the version it was
 * typed against, so that changes made in between come up as a conflict instead of being overwritten.
 */
export function useDraft({ form, key: name, version, pinVersion }: DraftOptions) {
  const key = { owner: use(DraftOwner), key: name }
  const [isRestored, setRestored] = useState(false)
  const isDirty = useRef(false)
  useLeaveWarning(isDirty)
  const restore = useEffectEvent(() => {
    const draft = form.current && restoreDraft(key, form.current)
    if (!draft) return
    isDirty.current = true
    setRestored(true)
    if (draft.version !== null) pinVersion(draft.version)
  })
  useEffect(() => restore(), [])
  function settle() {
    isDirty.current = false
    discardDraft(key)
    pinVersion(null)
    setRestored(false)
  }
  function keep() {
    isDirty.current = true
    if (form.current) saveDraft(key, form.current, version)
  }
  function discard() {
    settle()
    form.current?.reset()
  }
  return { isRestored, keep, discard, settle }
}

function useLeaveWarning(isDirty: RefObject<boolean>) {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty])
}
