import { createAccountLink } from '#lib/accounts/account-link.ts'
import type { SystemActor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { accountAudit, mutateAccount } from '#lib/site-accounts/mutate-account.ts'

/** A link to choose an account's password, for the server's shell, which reaches the whole database anyway. */
export async function printPasswordLink(
  actor: SystemActor,
  username: string,
  now = new Date(),
): Promise<string> {
  return mutateAccount(actor, username, async (tx, account) => {
    if (account.suspendedAt) throw new AppError('conflict', 'This account is suspended. Restore it first.')
    const purpose = account.isSetUp ? 'reset_password' : 'set_up'
    const link = await createAccountLink(tx, { accountId: account.id, purpose, email: null }, now)
    return { result: link, audit: accountAudit(actor, 'account.print_link', account) }
  })
}
