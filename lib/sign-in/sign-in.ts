import { mutate } from '#lib/audit/mutate.ts'
import { checkPassword, wrongPassword } from '#lib/accounts/check-password.ts'
import { failedSignInPolicy } from '#lib/accounts/record-failed-sign-ins.ts'
import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'
import { hashSecret, randomSecret, type Secret } from '#lib/secret.ts'
import { sessionExpiry } from '#lib/sessions/session-expiry.ts'

export type SignIn = {
  identifier: string
  password: Secret
  address: string
  client: string
  /** This browser's previous session, which the new one replaces. */
  replaces: Secret | null
  /** A fixed expiry, if use does not extend the session. */
  expiresAt?: Date
}

/** Checks the password and creates a session. Its secret is what the client is given to show again. */
export async function signIn(
  { identifier, password, address, client, replaces, expiresAt }: SignIn,
  now = new Date(),
): Promise<{ id: string; secret: Secret }> {
  const checked = await paceRefusals(() => checkPassword(identifier, password, address))
  const { id: accountId, username, passwordHash } = checked
  const secret = randomSecret()
  return mutate({ kind: 'account', accountId, username, address }, async (tx) => {
    // A simultaneous password change either fails this check or ends the new session.
    const held = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM account WHERE id = ${accountId}::uuid AND password_hash = ${passwordHash} FOR SHARE`
    if (held.length === 0) throw wrongPassword()
    // A few wrong passwords before the right one are no attack.
    await tx.account.updateMany({
      where: { id: accountId, failedSignIns: { gt: 0, lt: failedSignInPolicy.threshold } },
      data: { failedSignIns: 0, failedSignInsSince: null },
    })
    if (replaces) await tx.session.deleteMany({ where: { secretHash: hashSecret(replaces.reveal()) } })
    const session = await tx.session.create({
      data: {
        secretHash: hashSecret(secret.reveal()),
        accountId,
        address,
        client,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: expiresAt ?? sessionExpiry(now),
      },
      select: { id: true },
    })
    const target = { kind: 'session', id: session.id, name: client }
    return { result: { id: session.id, secret }, audit: { action: 'account.sign_in', target } }
  })
}
