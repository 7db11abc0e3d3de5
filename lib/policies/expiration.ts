import { describeReplacement } from '#lib/policies/remedy.ts'
import type { TokenPolicy } from '#lib/policies/token-policy.ts'
import { inUtc } from '#lib/time.ts'

export const expiration: TokenPolicy = (token, { now }) =>
  token.expiresAt && token.expiresAt <= now
    ? `This access token expired on ${inUtc(token.expiresAt)}. ${describeReplacement(token)}`
    : null
