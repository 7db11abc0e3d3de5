import { confirmPassword } from '#lib/accounts/confirm-password.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'
import { verifyPasskey } from '#lib/passkeys/verify-passkey.ts'
import { verifySecondFactor } from '#lib/second-factor/verify-second-factor.ts'
import { hashSecret, randomSecret, Secret } from '#lib/secret.ts'
import { proofSchema, type Proof } from '#lib/sign-in/schema.ts'

/**
 * Notes that the person has just given a password, a code or a passkey in this session, and gives the session another secret: who holds a
 * copy of its cookie gains nothing, and is out. `shown` is the secret that ends. Throws `invalid` for the field, or `limited`.
 */
export async function proveSession(
  actor: Actor,
  shown: Secret,
  input: Proof,
  now = new Date(),
): Promise<Secret> {
  authorizePerson(actor, 'account')
  const { accountId, username: name } = actor
  const given = parse(proofSchema, input)
  const method = await paceRefusals(() => verify(actor, given, now))
  return mutate(actor, async (tx) => {
    const secret = randomSecret()
    const { count } = await tx.session.updateMany({
      where: { secretHash: hashSecret(shown.reveal()), accountId, expiresAt: { gt: now } },
      data: { secretHash: hashSecret(secret.reveal()), provedAt: now },
    })
    if (count === 0) throw new AppError('conflict', 'This session has changed meanwhile. Try again.')
    const target = { kind: 'account', id: accountId, name }
    return { result: secret, audit: { action: 'account.prove', target, details: { method } } }
  })
}

async function verify(actor: AccountActor, given: Proof, now: Date): Promise<string> {
  const { accountId, address } = actor
  if (given.method === 'code') return verifySecondFactor(actor, given, now)
  if (given.method === 'passkey') {
    await verifyPasskey({ purpose: 'prove', accountId }, given.assertion, address, now)
    return given.method
  }
  await confirmPassword(actor, new Secret(given.password), 'password')
  return given.method
}
