import { createAccountLink } from '#lib/accounts/account-link.ts'
import { resetPasswordMail, setUpMail } from '#lib/accounts/link-mails.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import type { LinkPurpose } from '#lib/generated/prisma/enums.ts'
import { accountAudit, mutateAccount } from '#lib/site-accounts/mutate-account.ts'

export type SentLink = { purpose: LinkPurpose; username: string; email: string; link: string | null }

/**
 * Sends an account's person a link to choose a password. Who administers the site sees it only where the account was never
 * set up and no mail goes out: with a link to somebody's account they could take it over.
 */
export async function sendPasswordLink(actor: Actor, username: string, now = new Date()): Promise<SentLink> {
  return mutateAccount(actor, username, async (tx, account) => {
    if (account.suspendedAt) throw new AppError('conflict', 'This account is suspended. Restore it first.')
    const { id: accountId, email, isSetUp } = account
    const purpose = isSetUp ? 'reset_password' : 'set_up'
    const isShown = !isSetUp && !env.SMTP_URL
    const about = { accountId, purpose, email: isShown ? null : email } as const
    const link = await createAccountLink(tx, about, now)
    const mail = isSetUp
      ? resetPasswordMail(account, link, ', who administers this site,')
      : setUpMail(account, link)
    return {
      result: { purpose, username: account.username, email, link: isShown ? link : null },
      audit: accountAudit(actor, 'account.send_link', account),
      mails: isShown ? [] : [{ ...mail, event: 'account.send_link' }],
    }
  })
}
