import { checkPassword } from '#lib/accounts/check-password.ts'
import { secondFactorOn } from '#lib/accounts/second-factor-on.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { Secret } from '#lib/secret.ts'

/**
 * Who this username (or e-mail) and password are, where nothing else can be sent: only who knows the password learns that a second
 * factor is on. Throws `unauthenticated` or `limited`.
 */
export async function verifyPassword(
  identifier: string,
  password: Secret,
  address: string,
): Promise<AccountActor> {
  const { id, username, hasSecondFactor } = await checkPassword(identifier, password, address)
  if (hasSecondFactor) throw secondFactorOn()
  return { kind: 'account', accountId: id, username, address }
}
