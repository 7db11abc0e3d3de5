import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import {
  accountAudit,
  assertNotSelf,
  lastAdministrator,
  mutateAccount,
} from '#lib/site-accounts/mutate-account.ts'

/** Makes an account administer the site from its next request, or no longer. There is always one that does. */
export async function changeAdministration(
  actor: Actor,
  username: string,
  isSiteAdministrator: boolean,
): Promise<void> {
  await mutateAccount(actor, username, async (tx, account) => {
    if (account.isSiteAdministrator === isSiteAdministrator) return { result: undefined, audit: [] }
    if (!isSiteAdministrator) {
      assertNotSelf(actor, account, 'give up your own role here')
      if (account.isLastAdministrator) throw lastAdministrator()
    } else if (account.suspendedAt) {
      throw new AppError('conflict', 'This account is suspended. Restore it first.')
    }
    await tx.account.updateMany({ where: { id: account.id }, data: { isSiteAdministrator } })
    const action = isSiteAdministrator ? 'account.make_administrator' : 'account.unmake_administrator'
    return { result: undefined, audit: accountAudit(actor, action, account) }
  })
}
