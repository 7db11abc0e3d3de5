import { config } from 'zod/v4/core'
import { watchLeaving } from '#components/shared/leave-guard.ts'
import { sendTimeZone } from '#components/shared/send-time-zone.ts'
import { watchFocus } from '#components/shared/watch-focus.ts'
import { watchOffline } from '#components/shared/watch-offline.ts'
import { watchRequests } from '#components/shared/watch-requests.ts'

// Next.js runs this before the page. The policy of pages forbids eval, and reports zod's try of it.
config({ jitless: true })
sendTimeZone()
watchRequests()
watchOffline()
watchLeaving()
watchFocus()
