'use client'

import { useEffect } from 'react'

/** Marks the document once React listens: a click before that would be lost, so tests wait for the mark. */
export function Hydrated() {
  useEffect(() => {
    document.documentElement.dataset.hydrated = ''
  }, [])
  return null
}
