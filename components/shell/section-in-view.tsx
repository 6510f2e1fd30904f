'use client'

import { useEffect } from 'react'

/** Marks, in every list of contents, the part of the page that is being read. */
export function SectionInView({ ids }: { readonly ids: readonly string[] }) {
  useEffect(() => {
    function mark() {
      const current = sectionInView(ids)
      for (const link of document.querySelectorAll<HTMLAnchorElement>('.page-contents a')) {
        if (link.hash === `#${current}`) link.setAttribute('aria-current', 'location')
        else link.removeAttribute('aria-current')
      }
    }
    mark()
    addEventListener('scroll', mark, { passive: true })
    addEventListener('resize', mark)
    return () => {
      removeEventListener('scroll', mark)
      removeEventListener('resize', mark)
    }
  }, [ids])
  return null
}

/** The last section whose beginning has come near the top. At the end of the page what is asked for can come no higher. */
function sectionInView(ids: readonly string[]): string | undefined {
  const { scrollHeight, scrollTop, clientHeight } = document.documentElement
  const isAtEnd = scrollTop > 0 && scrollTop + clientHeight > scrollHeight - 2
  const asked = location.hash.slice(1)
  if (isAtEnd) return ids.includes(asked) && isVisible(asked) ? asked : ids.at(-1)
  return ids.findLast((id) => topOf(id) <= clientHeight / 5) ?? ids[0]
}

function isVisible(id: string): boolean {
  return topOf(id) >= 0
}

function topOf(id: string): number {
  return document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY
}
