import { checkPassword } from '#lib/accounts/check-password.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { Secret } from '#lib/secret.ts'

/** Who this username (or e-mail) and password are; throws `unauthenticated` or `limited`. */
export async function verifyPassword(
  identifier: string,
  password: Secret,
  address: string,
): Promise<AccountActor> {
  const { id, username } = await checkPassword(identifier, password, address)
  return { kind: 'account', accountId: id, username, address }
}
