import { verificationMail } from '#lib/accounts/verification-mail.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { countLinkRequest } from '#lib/rate-limits/count-link-request.ts'

/** Mails the person a link that shows their e-mail address to be theirs. */
export async function sendVerificationLink(actor: Actor, now = new Date()): Promise<{ email: string }> {
  authorizePerson(actor, 'account')
  const { accountId, username } = actor
  await countLinkRequest(actor.address, username)
  return mutate(actor, async (tx) => {
    const select = { id: true, username: true, email: true, emailVerifiedAt: true } as const
    const account = await tx.account.findUnique({ where: { id: accountId }, select })
    if (!account) throw notFound('Account')
    if (account.emailVerifiedAt) throw new AppError('conflict', 'Your e-mail address is verified already.')
    const target = { kind: 'account', id: accountId, name: username }
    return {
      result: { email: account.email },
      audit: { action: 'account.request_verification', target },
      mails: [await verificationMail(tx, account, 'account.request_verification', now)],
    }
  })
}
