import { watchLeaving } from '#components/shared/leave-guard.ts'
import { sendTimeZone } from '#components/shared/send-time-zone.ts'
import { watchRequests } from '#components/shared/watch-requests.ts'

// Next.js runs this before the page.
sendTimeZone()
watchRequests()
watchLeaving()
