import type { Actor } from '#lib/authz/actor.ts'
import { accountAudit, mutateAccount } from '#lib/site-accounts/mutate-account.ts'

/** Ends all sessions of an account; returns how many. */
export async function endAccountSessions(actor: Actor, username: string): Promise<number> {
  return mutateAccount(actor, username, async (tx, account) => {
    const where = { accountId: account.id }
    const { count } = await tx.session.deleteMany({ where })
    await tx.pendingSignIn.deleteMany({ where })
    const audit = accountAudit(actor, 'account.end_sessions', account, { sessions: count })
    return { result: count, audit: count > 0 ? audit : [] }
  })
}
