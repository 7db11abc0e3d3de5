import { createHmac, randomUUID } from 'node:crypto'
import { mutate } from '#lib/audit/mutate.ts'
import { checkPassword, WrongPassword } from '#lib/accounts/check-password.ts'
import { failedSignInPolicy } from '#lib/accounts/record-failed-sign-ins.ts'
import { suspended } from '#lib/authz/suspended.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'
import { hashSecret, randomSecret, Secret } from '#lib/secret.ts'
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
  /** Continues the open session of the same client and address, which is for programs that sign in for each command. */
  continues?: boolean
}

/** Checks the password and creates a session. Its secret is what the client is given to show again. */
export async function signIn(
  { identifier, password, address, client, replaces, expiresAt, continues = false }: SignIn,
  now = new Date(),
): Promise<{ id: string; secret: Secret }> {
  const checked = await paceRefusals(() => checkPassword(identifier, password, address))
  const { id: accountId, username, passwordHash } = checked
  const secretOf = continues ? await continuedSecrets() : randomSecret
  return mutate({ kind: 'account', accountId, username, address }, async (tx) => {
    // A simultaneous password change either fails this check or ends the new session.
    const [held] = await tx.$queryRaw<{ isSuspended: boolean }[]>`
      SELECT suspended_at IS NOT NULL AS "isSuspended" FROM account
      WHERE id = ${accountId}::uuid AND password_hash = ${passwordHash}
      FOR ${Prisma.raw(continues ? 'NO KEY UPDATE' : 'SHARE')}`
    if (!held) throw new WrongPassword()
    if (held.isSuspended) throw suspended()
    // A few wrong passwords before the right one are no attack.
    await tx.account.updateMany({
      where: { id: accountId, failedSignIns: { gt: 0, lt: failedSignInPolicy.threshold } },
      data: { failedSignIns: 0, failedSignInsSince: null },
    })
    if (replaces) await tx.session.deleteMany({ where: { secretHash: hashSecret(replaces.reveal()) } })
    const same = { accountId, client, address, expiresAt: { gt: now } }
    const open = continues && (await tx.session.findFirst({ where: same, select: { id: true } }))
    const id = open ? open.id : randomUUID()
    const secret = secretOf(id)
    const row = {
      secretHash: hashSecret(secret.reveal()),
      lastSeenAt: now,
      expiresAt: expiresAt ?? sessionExpiry(now),
    }
    const create = { ...row, id, accountId, address, client, createdAt: now }
    await tx.session.upsert({ where: { id }, create, update: row })
    const target = { kind: 'session', id, name: client }
    return { result: { id, secret }, audit: { action: 'account.sign_in', target } }
  })
}

/** Secrets that can be given again, since only their hashes are stored: each follows from its session's random id. */
async function continuedSecrets(): Promise<(id: string) => Secret> {
  const key = await deriveSecret('api-sessions')
  return (id) => new Secret(createHmac('sha256', key).update(id).digest('base64url'))
}
