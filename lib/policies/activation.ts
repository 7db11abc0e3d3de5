import { describeReplacement, tokensPageOf } from '#lib/policies/remedy.ts'
import type { TokenPolicy } from '#lib/policies/token-policy.ts'

export const activation: TokenPolicy = (token) => {
  if (token.isActive) return null
  const remedy =
    token.accountId === null
      ? describeReplacement(token)
      : `Activate it, or use another: ${tokensPageOf(token)}`
  return `This access token is deactivated. ${remedy}`
}
