import { cache } from 'react'
import * as security from '#lib/accounts/get-account-security.ts'
import * as frame from '#lib/frame/get-frame.ts'

/** What layouts and pages show, read once a request. */
export const getAccountSecurity = cache(security.getAccountSecurity)
export const getFrame = cache(frame.getFrame)
