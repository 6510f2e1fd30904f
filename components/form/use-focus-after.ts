import { useEffect, useState } from 'react'

/** Moves the focus to an element that the next drawing brings, or brings somewhere else. */
export function useFocusAfter(): (id: string) => void {
  const [wanted, setWanted] = useState<{ readonly id: string } | null>(null)
  useEffect(() => {
    if (wanted) document.getElementById(wanted.id)?.focus()
  }, [wanted])
  return (id) => setWanted({ id })
}
