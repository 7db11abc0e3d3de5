import { makeAnother, tokensPageOf } from '#lib/policies/remedy.ts'
import type { TokenPolicy } from '#lib/policies/token-policy.ts'

export const activation: TokenPolicy = (token) => {
  if (token.isActive) return null
  const remedy =
    token.accountId === null ? makeAnother(token) : `Activate it, or use another: ${tokensPageOf(token)}`
  return `This access token is deactivated. ${remedy}`
}
