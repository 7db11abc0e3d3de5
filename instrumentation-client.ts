import { keepRequestIds } from '#components/shared/last-request-id.ts'

// Next.js runs this before the page.
keepRequestIds()
