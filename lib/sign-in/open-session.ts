import { createHmac, randomUUID } from 'node:crypto'
import type { Change, Transaction } from '#lib/audit/mutate.ts'
import { noteSignInDevice } from '#lib/accounts/note-sign-in-device.ts'
import { failedSignInPolicy } from '#lib/accounts/record-failed-sign-ins.ts'
import { WrongPassword } from '#lib/accounts/check-password.ts'
import { mustUseProvider, providerOnly } from '#lib/authz/provider-only.ts'
import { suspended } from '#lib/authz/suspended.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { SignInMethod } from '#lib/generated/prisma/enums.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { hashSecret, randomSecret, Secret } from '#lib/secret.ts'
import { earliestStart, sessionExpiry } from '#lib/sessions/session-expiry.ts'
import { linkIdentity, type ProviderIdentity } from '#lib/sign-in/link-identity.ts'

/** The client that is signed in. */
export type Visit = {
  address: string
  client: string
  /** This browser's previous session, which the new one replaces. */
  replaces: Secret | null
  /** A fixed expiry, if use does not extend the session. */
  expiresAt?: Date
  /** Continues the open session of the same client and address, which is for programs that sign in for each command. */
  continues?: boolean
  /** Who the identity provider says the person is, where it has signed them in. */
  provider?: ProviderIdentity
}

export type OpenedSession = { id: string; secret: Secret }

type Checked = { accountId: string; passwordHash: string }
type Held = { hasSecondFactor: boolean; secondFactorSince: Date | null }

/**
 * Holds the account as it was when its password was checked: a simultaneous change of the password or of its second factor
 * either fails this or ends the new session. Another sign-in to it waits, since both may clear its failures.
 */
export async function holdAccount(
  tx: Transaction,
  { accountId, passwordHash }: Checked,
  provider?: ProviderIdentity,
): Promise<Held> {
  const [held] = await tx.$queryRaw<(Held & { isSuspended: boolean; mustUseProvider: boolean })[]>`
    SELECT suspended_at IS NOT NULL AS "isSuspended", second_factor_since IS NOT NULL AS "hasSecondFactor",
      second_factor_since AS "secondFactorSince", ${Prisma.raw(mustUseProvider)} AS "mustUseProvider"
    FROM account WHERE id = ${accountId}::uuid AND password_hash = ${passwordHash} FOR NO KEY UPDATE`
  if (!held) throw new WrongPassword()
  if (held.isSuspended) throw suspended()
  if (held.mustUseProvider && !provider) throw providerOnly()
  return held
}

/** Creates the session of somebody who has proved who they are. Its secret is what the client is given to show again. */
export async function openSession(
  tx: Transaction,
  accountId: string,
  signedInWith: SignInMethod,
  { address, client, replaces, expiresAt, continues = false, provider }: Visit,
  now: Date,
): Promise<Change<OpenedSession>> {
  // A few wrong passwords before the right one are no attack.
  await tx.account.updateMany({
    where: { id: accountId, failedSignIns: { gt: 0, lt: failedSignInPolicy.threshold } },
    data: { failedSignIns: 0, failedSignInsSince: null },
  })
  if (replaces) await tx.session.deleteMany({ where: { secretHash: hashSecret(replaces.reveal()) } })
  const same = {
    accountId,
    client,
    address,
    signedInWith,
    expiresAt: { gt: now },
    createdAt: { gt: earliestStart(now) },
  }
  const open = continues && (await tx.session.findFirst({ where: same, select: { id: true } }))
  const id = open ? open.id : randomUUID()
  const secret = continues ? await continuedSecret(id) : randomSecret()
  const identity = provider ? await linkIdentity(tx, accountId, provider, now) : null
  const row = {
    ...{ identityId: identity?.id ?? null, providerSession: provider?.session ?? null },
    ...{ secretHash: hashSecret(secret.reveal()), lastSeenAt: now, provedAt: now },
    expiresAt: expiresAt ?? sessionExpiry(now, now),
  }
  const create = { ...row, id, accountId, address, client, signedInWith, createdAt: now }
  await tx.session.upsert({ where: { id }, create, update: row })
  const target = { kind: 'session', id, name: client }
  const newDevice = await noteSignInDevice(tx, { accountId, client, address }, now)
  const audit = { action: 'account.sign_in', target, ...(newDevice && { details: { newDevice } }) } as const
  return { result: { id, secret }, audit: [...(identity?.audit ?? []), audit] }
}

/**
 * One that can be given again, since only its hash is stored: it follows from the session's random id. `mutate` has read the
 * instance secret before the transaction.
 */
async function continuedSecret(id: string): Promise<Secret> {
  const key = await deriveSecret('api-sessions')
  return new Secret(createHmac('sha256', key).update(id).digest('base64url'))
}
