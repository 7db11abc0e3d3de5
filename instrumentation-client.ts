import { watchLeaving } from '#components/shared/leave-guard.ts'
import { watchRequests } from '#components/shared/watch-requests.ts'

// Next.js runs this before the page.
watchRequests()
watchLeaving()
