import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'

/**
 * SQL of `account`: whether a company that the person belongs to has its people sign in with the identity provider only. It
 * lapses without a provider: then nobody could.
 */
export const mustUseProvider = env.OIDC_ISSUER
  ? `EXISTS (
      SELECT 1 FROM membership m JOIN organization o ON o.id = m.organization_id JOIN company c ON c.id = o.company_id
      WHERE m.account_id = account.id AND c.requires_identity_provider
      UNION ALL SELECT 1 FROM company_owner w JOIN company c ON c.id = w.company_id
      WHERE w.account_id = account.id AND c.requires_identity_provider)`
  : 'false'

/** Only for who has shown the account's password. */
export function providerOnly(): AppError {
  return new AppError(
    'unauthenticated',
    `Your company signs in with ${env.OIDC_NAME} only. Sign in there, or use a personal access token as the password.`,
  )
}
