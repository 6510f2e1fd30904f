'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'
import { isLocalPath } from '@/lib/local-path'
import { type Step, setFollower } from './go'
import { listAt, rememberList } from './last-list'

/**
 * Follows every plain link inside the app without a page load, so that links can be rendered on the server as
 * ordinary `<a>` and work before hydration too. While the next page is on its way `html[data-navigating]` is set.
 * `data-keep-scroll` stays where it is, `data-replace` leaves no step to go back to, `data-back-to-list` opens a list as
 * it was last left in this tab: with its search, filters and page.
 */
export function SoftNavigation() {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  useEffect(() => {
    function take({ path, replace = false, keepScroll = false }: Step) {
      if (!isLocalPath(path)) return
      const options = { scroll: !keepScroll }
      startTransition(() => (replace ? router.replace(path, options) : router.push(path, options)))
    }
    function follow(event: MouseEvent) {
      const link = plainClickOnLink(event)
      link?.closest<HTMLElement>('[popover]:popover-open:not([data-stays])')?.hidePopover()
      const target = link && pathWithin(link)
      if (!link || !target) return
      rememberList()
      const path = 'backToList' in link.dataset ? listAt(target) : target
      event.preventDefault()
      take({ path, replace: 'replace' in link.dataset, keepScroll: 'keepScroll' in link.dataset })
    }
    setFollower(take)
    document.addEventListener('click', follow)
    return () => {
      setFollower(null)
      document.removeEventListener('click', follow)
    }
  }, [router])
  useEffect(() => {
    document.documentElement.toggleAttribute('data-navigating', isPending)
  }, [isPending])
  return <div aria-hidden="true" className="travel" />
}

function plainClickOnLink(event: MouseEvent): HTMLAnchorElement | null {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  if (!isPlain || event.defaultPrevented || !(event.target instanceof Element)) return null
  return event.target.closest<HTMLAnchorElement>('a[href]')
}

/** The path of a link that stays in the app; files, the API and fragments of this page are left to the browser. */
function pathWithin(link: HTMLAnchorElement): string | null {
  if ((link.target && link.target !== '_self') || link.hasAttribute('download')) return null
  const url = new URL(link.href)
  if (url.origin !== location.origin || url.pathname.startsWith('/api/') || url.pathname.startsWith('/feeds/'))
    return null
  if (url.hash && url.pathname === location.pathname && url.search === location.search) return null
  return url.pathname + url.search + url.hash
}
