import { mutate, type Change, type Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { notFound } from '#lib/errors.ts'

/**
 * The one way to write for site administrators. That the actor still is one is read last, when `change` has waited for every
 * lock: accounts come after companies and organizations.
 */
export async function mutateSite<Result>(
  actor: Actor,
  change: (tx: Transaction) => Promise<Change<Result>>,
): Promise<Result> {
  authorizeSite(actor)
  return mutate(actor, async (tx) => {
    const changed = await change(tx)
    await lockActor(tx, actor)
    const administrators = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM account WHERE id = ${actor.accountId}::uuid AND is_site_administrator FOR SHARE`
    if (administrators.length === 0) throw notFound('Page')
    return changed
  })
}
