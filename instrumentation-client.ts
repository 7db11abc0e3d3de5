// Here for all error pages, each of which would bring a copy of its own.
import '#components/shared/load-failed.tsx'
import { watchLeaving } from '#components/shared/leave-guard.ts'
import { sendTimeZone } from '#components/shared/send-time-zone.ts'
import { watchFocus } from '#components/shared/watch-focus.ts'
import { watchOffline } from '#components/shared/watch-offline.ts'
import { watchRequests } from '#components/shared/watch-requests.ts'

// Next.js runs this before the page. The policy of pages forbids eval, and reports zod's try of it. Written where zod looks,
// because its own function for it would bring its core to pages without a form.
window.__zod_globalConfig = { jitless: true }
sendTimeZone()
watchRequests()
watchOffline()
watchLeaving()
watchFocus()

declare global {
  interface Window {
    __zod_globalConfig: { jitless: boolean }
  }
}
