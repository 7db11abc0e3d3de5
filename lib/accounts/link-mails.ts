import type { AuditAction } from '#lib/audit/audit-actions.ts'
import type { OutgoingMail } from '#lib/outbox/outgoing-mail.ts'

export type LinkMail = OutgoingMail & { event: AuditAction }
type To = { username: string; email: string }

export function resetPasswordMail({ username, email }: To, link: string, from: string): LinkMail {
  return {
    event: 'account.request_reset',
    to: email,
    subject: 'Reset your Gatehouse password',
    text: `Someone${from} asked for a new password for ${username}. To choose one, open this link within an hour. It works once:

${link}

That signs you out everywhere. A second factor stays on, and your access tokens keep working.

If it wasn't you, there is nothing to do: without this link your password stays as it is.
`,
  }
}

export function setUpMail({ username, email }: To, link: string): LinkMail {
  return {
    event: 'account.create',
    to: email,
    subject: 'Set up your Gatehouse account',
    text: `An account was made for you on Gatehouse. Your username is ${username}. To choose a password, open this link within 7 days. It works once:

${link}

If you don't know what this is about, you can ignore this message.
`,
  }
}

export function verifyEmailMail({ username, email }: To, link: string, event: AuditAction): LinkMail {
  return {
    event,
    to: email,
    subject: 'Confirm your e-mail address for Gatehouse',
    text: `To confirm that this address belongs to ${username}, open this link within 24 hours. It works once:

${link}

If you don't have an account on Gatehouse, you can ignore this message.
`,
  }
}
