import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { removeAllFactors } from '#lib/second-factor/remove-all-factors.ts'
import { accountAudit, assertNotSelf, mutateAccount } from '#lib/site-accounts/mutate-account.ts'

/** For who has lost theirs: takes every second factor off an account and ends its sessions. The password alone signs in then. */
export async function removeSecondFactor(actor: Actor, username: string, now = new Date()): Promise<void> {
  await mutateAccount(actor, username, async (tx, account) => {
    assertNotSelf(actor, account, 'remove your own second factor here')
    if (!account.secondFactorSince) throw new AppError('conflict', 'This account has no second factor.')
    await removeAllFactors(tx, account.id, now)
    const sessions = await tx.session.deleteMany({ where: { accountId: account.id } })
    const audit = accountAudit(actor, 'account.remove_second_factor', account, { sessions: sessions.count })
    return { result: undefined, audit }
  })
}
