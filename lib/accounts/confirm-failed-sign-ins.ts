import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'

/** Ends the notice of failed attempts to sign in; they stay in the log. */
export async function confirmFailedSignIns(actor: Actor): Promise<void> {
  authorizePerson(actor, 'account')
  const { accountId: id, username: name } = actor
  await mutate(actor, async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id, failedSignIns: { gt: 0 } },
      data: { failedSignIns: 0, failedSignInsSince: null },
    })
    const audit = { action: 'account.confirm_failures', target: { kind: 'account', id, name } } as const
    return { result: undefined, audit: count > 0 ? audit : [] }
  })
}
