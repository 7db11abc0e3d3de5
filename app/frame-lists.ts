import { cache } from 'react'
import * as notices from '#lib/notices/list-notices.ts'
import * as organizations from '#lib/organizations/list-organizations.ts'

/** What frames show, read once a request: a page, its layout and what Next.js would show instead of them all ask for it. */
export const listNotices = cache(notices.listNotices)
export const listOrganizations = cache(organizations.listOrganizations)
