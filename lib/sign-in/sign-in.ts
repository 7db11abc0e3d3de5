import { mutate } from '#lib/audit/mutate.ts'
import { checkPassword, wrongPassword } from '#lib/accounts/check-password.ts'
import type { Secret } from '#lib/secret.ts'
import { sessionExpiry } from '#lib/sessions/session-expiry.ts'

export type SignIn = {
  identifier: string
  password: Secret
  address: string
  client: string
  /** This browser's previous session, which the new one replaces. */
  replaces: string | null
  /** A fixed expiry, if use does not extend the session. */
  expiresAt?: Date
}

/** Checks the password and creates a session; returns its id. */
export async function signIn(
  { identifier, password, address, client, replaces, expiresAt }: SignIn,
  now = new Date(),
) {
  const { id: accountId, username, passwordHash } = await checkPassword(identifier, password, address)
  return mutate({ kind: 'account', accountId, username, address }, async (tx) => {
    // A simultaneous password change either fails this check or ends the new session.
    const held = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM account WHERE id = ${accountId}::uuid AND password_hash = ${passwordHash} FOR SHARE`
    if (held.length === 0) throw wrongPassword()
    if (replaces) await tx.session.deleteMany({ where: { id: replaces } })
    const session = await tx.session.create({
      data: {
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
    return { result: session.id, audit: { action: 'account.sign_in', target } }
  })
}
