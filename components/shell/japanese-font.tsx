'use client'

import '@fontsource-variable/noto-sans-jp/wght.css'

/** Brings the Japanese font faces. 30 kB of unicode ranges, so only pages in Japanese load it. */
export default function JapaneseFont() {
  return null
}
