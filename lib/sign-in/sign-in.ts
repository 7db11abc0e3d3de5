import { mutate } from '#lib/audit/mutate.ts'
import { checkPassword, wrongPassword } from '#lib/accounts/check-password.ts'
import type { Secret } from '#lib/secret.ts'
import { sessionExpiry } from '#lib/sessions/session-lifetime.ts'

export type SignIn = {
  identifier: string
  password: Secret
  address: string
  client: string
  /** The session that this browser holds already; the new one takes its place. */
  replaces: string | null
  /** Its end, where use does not put that off. */
  expiresAt?: Date
}

/** Checks the password and makes a session; answers its id. */
export async function signIn(
  { identifier, password, address, client, replaces, expiresAt }: SignIn,
  now = new Date(),
) {
  const { id: accountId, username, passwordHash } = await checkPassword(identifier, password, address)
  return mutate({ kind: 'account', accountId, username, address }, async (tx) => {
    // A password that is being changed meanwhile has either ended this try or will end its session.
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
