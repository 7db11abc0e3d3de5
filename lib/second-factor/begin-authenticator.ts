import { randomUUID } from 'node:crypto'
import { confirmPassword } from '#lib/accounts/confirm-password.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { encryptSecret } from '#lib/encryption/encrypt-secret.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { lockAccount } from '#lib/second-factor/lock-account.ts'
import { beginAuthenticatorSchema, type BeginAuthenticator } from '#lib/second-factor/schema.ts'
import { newTotpKey, totpUri } from '#lib/second-factor/totp.ts'
import { Secret } from '#lib/secret.ts'

/** What an authenticator app is to be given: the key in base32, or the URI that contains it. */
export type AuthenticatorSetup = { id: string; key: Secret; uri: Secret }

/** Makes a key for an authenticator app, which counts once `confirmAuthenticator` has had a code of it. */
export async function beginAuthenticator(
  actor: Actor,
  input: BeginAuthenticator,
  now = new Date(),
): Promise<AuthenticatorSetup> {
  authorizePerson(actor, 'account')
  const { password } = parse(beginAuthenticatorSchema, input)
  await confirmPassword(actor, new Secret(password), 'password')
  const { accountId, username } = actor
  const [id, key] = [randomUUID(), newTotpKey()]
  return mutate(actor, async (tx) => {
    const encrypted = await encryptSecret(tx, { purpose: 'authenticator', id }, key.reveal())
    await lockAccount(tx, accountId)
    await tx.authenticator.deleteMany({ where: { accountId, confirmedAt: null } })
    if (await tx.authenticator.findUnique({ where: { accountId }, select: { id: true } })) {
      throw new AppError('conflict', 'An authenticator app is already set up. Reload the page.')
    }
    await tx.authenticator.create({ data: { id, accountId, key: encrypted, createdAt: now } })
    return { result: { id, key, uri: totpUri(key, username) }, audit: [] }
  })
}
