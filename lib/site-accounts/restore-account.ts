import type { Actor } from '#lib/authz/actor.ts'
import { accountAudit, mutateAccount } from '#lib/site-accounts/mutate-account.ts'

/** Ends a suspension: password and access tokens work again as they are by now. Sessions stay ended. */
export async function restoreAccount(actor: Actor, username: string): Promise<void> {
  await mutateAccount(actor, username, async (tx, account) => {
    if (!account.suspendedAt) return { result: undefined, audit: [] }
    await tx.account.updateMany({ where: { id: account.id }, data: { suspendedAt: null } })
    return { result: undefined, audit: accountAudit(actor, 'account.restore', account) }
  })
}
