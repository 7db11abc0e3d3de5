import { isForNewTab, leadsAway } from '#components/ui/followed-link.ts'
import { toast } from '#components/ui/toast.ts'

/** Runs before Next.js listens: offline, a link would lose the page to the browser's error page, so it says so instead. */
export function watchOffline(): void {
  addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element && event.target.closest('a')
      if (navigator.onLine || !link || !leadsAway(link) || isForNewTab(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      toast('You are offline. This page stays as it is.', { tone: 'danger' })
    },
    { capture: true },
  )
}
