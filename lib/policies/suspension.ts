import { suspendedToken } from '#lib/authz/suspended.ts'
import type { TokenPolicy } from '#lib/policies/token-policy.ts'

/** A suspended account's tokens wait with it. An organization's go on, whoever made them. */
export const suspension: TokenPolicy = (token) =>
  token.accountId !== null && token.isSuspended ? suspendedToken : null
