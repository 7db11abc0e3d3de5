import { createAccountLink } from '#lib/accounts/account-link.ts'
import { verifyEmailMail, type LinkMail } from '#lib/accounts/link-mails.ts'
import type { AuditAction } from '#lib/audit/audit-actions.ts'
import type { Transaction } from '#lib/audit/mutate.ts'

type Unverified = { id: string; username: string; email: string }

/** The mail with a new link that shows an e-mail address to be its account's. */
export async function verificationMail(
  tx: Transaction,
  account: Unverified,
  event: AuditAction,
  now: Date,
): Promise<LinkMail> {
  const { id: accountId, email } = account
  const link = await createAccountLink(tx, { accountId, purpose: 'verify_email', email }, now)
  return verifyEmailMail(account, link, event)
}
