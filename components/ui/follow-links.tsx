'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'
import { isForNewTab, leadsAway } from '#components/ui/followed-link.ts'
import { listPlace } from '#components/ui/list-place.ts'
import { navigate, onNavigate } from '#components/ui/navigate.ts'

/** Goes where links and scripts lead, and draws a line along the top of the window while the page is awaited. */
export function FollowLinks() {
  const router = useRouter()
  const [isPending, start] = useTransition()

  useEffect(() => {
    const forget = onNavigate(({ href, replace, scroll = true }) =>
      start(() => (replace ? router.replace : router.push)(href, { scroll })),
    )
    document.addEventListener('click', followLink)
    return () => {
      forget()
      document.removeEventListener('click', followLink)
    }
  }, [router])

  return (
    isPending && (
      <div
        aria-hidden
        data-progress
        className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 origin-left animate-progress bg-accent forced-color-adjust-none"
      />
    )
  )
}

/** After React's own listeners, which may have done something else with the click. */
function followLink(event: MouseEvent): void {
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-link]')
  if (!link || event.defaultPrevented || isForNewTab(event)) return
  if (!leadsAway(link) || link.origin !== location.origin) return
  event.preventDefault()
  const href = link.getAttribute('href')!
  const { link: to } = link.dataset
  navigate(to === 'left-list' ? listPlace(href) : href, { scroll: to !== 'same-place' })
}
