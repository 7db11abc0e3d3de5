import { randomInt } from 'node:crypto'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { inPasswordSlot } from '#lib/accounts/password-slots.ts'
import { accountPolicy, namespaceName } from '#lib/accounts/schema.ts'
import { hasAccounts } from '#lib/accounts/create-setup-link.ts'
import { mutate } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { randomSecret } from '#lib/secret.ts'
import type { ProviderClaims } from '#lib/sign-in/provider-claims.ts'

/**
 * Makes an account for who signs in for the first time, where OIDC_REGISTRATION lists the domain of the verified address. Its
 * password is known to nobody; a reset link sets one. False where there may be no account.
 */
export async function registerByProvider(
  { email, name, username }: ProviderClaims & { email: string },
  address: string,
  now: Date,
): Promise<boolean> {
  // The first account administers the site, and is made with the set-up link.
  if (!env.OIDC_REGISTRATION.includes(email.split('@')[1] ?? '') || !(await hasAccounts())) return false
  const passwordHash = await inPasswordSlot(address, () => hashPassword(randomSecret()))
  const free = await freeUsername(username)
  const fullName = name.slice(0, accountPolicy.nameMax) || free
  await mutate({ kind: 'anonymous', address }, (tx) =>
    insertAccount(tx, { username: free, email, name: fullName, passwordHash, emailVerifiedAt: now }),
  )
  return true
}

/** As the provider has it, as far as our names allow, with a number where it is taken. */
async function freeUsername(wanted: string): Promise<string> {
  const { min, max } = accountPolicy.username
  const plain = wanted
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, max - 7)
    .replace(/^-+|-+$/g, '')
  const stem = plain.length < min ? `user-${plain}`.replace(/-$/, '') : plain
  const candidates = [stem, ...Array.from({ length: 8 }, () => `${stem}-${randomInt(1000, 1_000_000)}`)]
  const allowed = candidates.filter((name) => namespaceName('').safeParse(name).success)
  const taken = await db.namespace.findMany({ where: { name: { in: allowed } }, select: { name: true } })
  return allowed.find((name) => !taken.some((one) => one.name === name)) ?? `${stem}-${Date.now()}`
}
