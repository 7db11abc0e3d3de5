import { matchesHash } from '#lib/accounts/password-hash.ts'
import { noteFailedSignIn } from '#lib/accounts/failed-sign-ins.ts'
import { renewImportedHash } from '#lib/accounts/renew-imported-hash.ts'
import { inPasswordSlot } from '#lib/accounts/password-slots.ts'
import { findAccountByName, rememberNetwork, type FoundAccount } from '#lib/accounts/sign-in-networks.ts'
import { providerOnly } from '#lib/authz/provider-only.ts'
import { suspended } from '#lib/authz/suspended.ts'
import { AppError } from '#lib/errors.ts'
import { assertNotKnownLimited, reserveAttempt } from '#lib/rate-limits/failures.ts'
import { networkOf } from '#lib/network-of.ts'
import type { Secret } from '#lib/secret.ts'

/** The account whose password was correct, with the hash that a following write can require. */
export type CheckedAccount = Pick<FoundAccount, 'id' | 'username' | 'passwordHash' | 'hasSecondFactor'>

/**
 * Finds the account by username or e-mail and checks its password. Unknown names, wrong passwords and accounts under
 * attack get the same message after the same work; that an account is suspended is told to who knows its password.
 */
export async function checkPassword(
  identifier: string,
  password: Secret,
  address: string,
): Promise<CheckedAccount> {
  const name = identifier.trim().toLowerCase()
  assertNotKnownLimited(address, name)
  const network = networkOf(address)
  return inPasswordSlot(address, async () => {
    const account = await findAccountByName(name, network)
    const tried = account && { accountId: account.id, isKnownHere: account.lastSignInHere !== null }
    const attempt = await reserveAttempt(address, name, tried ?? undefined)
    const matches = await matchesHash(account?.passwordHash || undefined, password)
    if (!account || !matches || attempt.mustFail) {
      if (account) noteFailedSignIn(account.id, network)
      throw new WrongPassword()
    }
    // With a second factor, only that shows that the person has signed in from here.
    const isSignIn = !account.isSuspended && !account.mustUseProvider && !account.hasSecondFactor
    const remembered = isSignIn ? rememberNetwork(account, network) : null
    await Promise.all([attempt.release(), remembered])
    if (account.isSuspended) throw suspended()
    if (account.mustUseProvider) throw providerOnly()
    return { ...account, passwordHash: await presentHash(account, password, network) }
  })
}

/** Of two first sign-ins with an imported password, one replaces its hash, and the other finds that. */
async function presentHash(account: FoundAccount, password: Secret, network: string): Promise<string> {
  const renewed = await renewImportedHash(account, password)
  if (renewed !== null) return renewed
  const present = await findAccountByName(account.username, network)
  if (present?.id !== account.id || !(await matchesHash(present.passwordHash || undefined, password)))
    throw new WrongPassword()
  return present.passwordHash
}

/** What an unknown name and a wrong password have in common. */
export class WrongPassword extends AppError {
  constructor() {
    super('unauthenticated', 'Wrong username or password.')
  }
}
