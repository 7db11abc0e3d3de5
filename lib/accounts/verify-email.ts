import { takeAccountLink } from '#lib/accounts/account-link.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { AnonymousActor } from '#lib/authz/actor.ts'
import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'
import type { Secret } from '#lib/secret.ts'

/** Marks the e-mail address that a link was mailed to as verified. Who has the link need not be signed in. */
export async function verifyEmail(
  actor: AnonymousActor,
  secret: Secret,
  now = new Date(),
): Promise<{ email: string }> {
  return withFailureLimit(actor, 'not_found', () =>
    mutate(actor, async (tx) => {
      // A new e-mail address ends the links of the one before.
      const { account } = await takeAccountLink(tx, secret, ['verify_email'], now)
      const { id, username, email } = account
      await tx.account.updateMany({ where: { id }, data: { emailVerifiedAt: now } })
      await tx.accountLink.deleteMany({ where: { accountId: id, purpose: 'verify_email' } })
      const by = { kind: 'account', accountId: id, username, address: actor.address } as const
      const target = { kind: 'account', id, name: username }
      return {
        result: { email },
        audit: { action: 'account.verify_email', accountId: id, by, target, details: { email } },
      }
    }),
  )
}
