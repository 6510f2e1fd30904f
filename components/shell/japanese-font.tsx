'use client'

import { useEffect } from 'react'

/**
 * Brings the Japanese font faces: 30 kB of unicode ranges, of which the browser then loads the few it needs. Asked for
 * by the page itself, because a stylesheet that is imported anywhere on the server goes to readers of English too.
 */
export function JapaneseFont() {
  useEffect(() => {
    void import('@fontsource-variable/noto-sans-jp/wght.css')
  }, [])
  return null
}
