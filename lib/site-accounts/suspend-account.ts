import type { Actor } from '#lib/authz/actor.ts'
import {
  accountAudit,
  assertNotSelf,
  lastAdministrator,
  mutateAccount,
} from '#lib/site-accounts/mutate-account.ts'

/**
 * Suspends an account and ends its sessions: from the next request, no door admits its password or its tokens. What it owns
 * stays, and so do the access tokens of organizations that it made.
 */
export async function suspendAccount(actor: Actor, username: string, now = new Date()): Promise<void> {
  await mutateAccount(actor, username, async (tx, account) => {
    assertNotSelf(actor, account, 'suspend your own account')
    if (account.isLastAdministrator) throw lastAdministrator()
    if (account.suspendedAt) return { result: undefined, audit: [] }
    await tx.account.updateMany({ where: { id: account.id }, data: { suspendedAt: now } })
    const where = { accountId: account.id }
    const sessions = await tx.session.deleteMany({ where })
    await tx.pendingSignIn.deleteMany({ where })
    await tx.accountLink.deleteMany({ where })
    const audit = accountAudit(actor, 'account.suspend', account, { sessions: sessions.count })
    return { result: undefined, audit }
  })
}
