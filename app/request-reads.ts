import { cache } from 'react'
import * as security from '#lib/accounts/get-account-security.ts'
import * as notices from '#lib/notices/list-notices.ts'
import * as organizations from '#lib/organizations/list-organizations.ts'

/** What layouts and pages show, read once a request. */
export const getAccountSecurity = cache(security.getAccountSecurity)
export const listNotices = cache(notices.listNotices)
export const listOrganizations = cache(organizations.listOrganizations)
