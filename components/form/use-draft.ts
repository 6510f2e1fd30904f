import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { discardDraft, restoreDraft, saveDraft } from './draft'

/**
 * Keeps what is typed in this tab, and asks before the tab is closed. A restored draft keeps the version it was
 * typed against, so that changes made in between come up as a conflict instead of being overwritten.
 */
export function useDraft(
  form: RefObject<HTMLFormElement | null>,
  key: string,
  version: number | undefined,
  setVersion: (version: number | undefined) => void,
) {
  const [isRestored, setRestored] = useState(false)
  const isDirty = useRef(false)
  const restore = useEffectEvent(() => {
    const draft = form.current && restoreDraft(key, form.current)
    if (!draft) return
    isDirty.current = true
    setRestored(true)
    if (draft.version !== null && version !== undefined) setVersion(Number(draft.version))
  })
  useEffect(() => {
    restore()
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
  return {
    isRestored,
    keep() {
      isDirty.current = true
      if (form.current) saveDraft(key, form.current, version)
    },
    discard() {
      isDirty.current = false
      discardDraft(key)
      form.current?.reset()
      setVersion(version)
      setRestored(false)
    },
    settle() {
      isDirty.current = false
      setRestored(false)
    },
  }
}
