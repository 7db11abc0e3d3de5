import type { AuditAction } from '#lib/audit/audit-actions.ts'
import type { Audit } from '#lib/audit/mutate.ts'
import { reachesMore } from '#lib/audit/reaches-more.ts'

/** What a mail tells a person of entries of one action in their own log. */
export type PersonMail = {
  subject: string
  /** Of several entries at once. */
  many?: (count: number) => string
  text: string
  /** Whether an entry is worth a mail; all are by default. */
  isWorth?: (entry: Audit) => boolean
  /** Where it goes, if not to the address that the account has by now. */
  to?: (entry: Audit) => string
}

type ToldAction = Extract<AuditAction, `account.${string}` | `token.${string}`>

/**
 * Which actions a person is mailed about, whoever took them: an action has no way around this table, and a new one no place
 * outside it. Null where it is no news, or has a mail of its own.
 */
export const personMails: Record<ToldAction, PersonMail | null> = {
  'account.register': null,
  'account.update': {
    subject: 'Your Gatehouse e-mail address was changed',
    text: 'The e-mail address of your account was changed. This mail went to the old one.',
    isWorth: ({ details }) => oldEmail(details) !== null,
    to: ({ details }) => oldEmail(details)!,
  },
  'account.change_password': {
    subject: 'Your Gatehouse password was changed',
    text: 'The password of your account was changed. Every other browser was signed out.',
  },
  'account.reset_password': {
    subject: 'Your Gatehouse password was reset',
    text: 'A new password was chosen by a link that was mailed to you. Every browser was signed out.',
  },
  'account.add_authenticator': {
    subject: 'Two-factor authentication was turned on',
    text: 'An authenticator app was set up for your account. Signing in now takes a code.',
  },
  'account.remove_authenticator': {
    subject: 'Your authenticator app was removed',
    text: 'The authenticator app of your account was removed.',
  },
  'account.add_passkey': {
    subject: 'A passkey was added to your account',
    text: 'A passkey was added to your account. It signs in without the password.',
  },
  'account.remove_passkey': {
    subject: 'A passkey was removed',
    text: 'A passkey was removed from your account.',
  },
  'account.refuse_passkey': {
    subject: 'A passkey of yours was refused',
    text: 'A passkey of your account was refused, because it seems to be copied: it was used more often than Gatehouse knows of. Remove it, and add a new one.',
  },
  'account.renew_recovery_codes': {
    subject: 'New recovery codes were made',
    text: 'Your account has new recovery codes. The old ones no longer work.',
  },
  'account.use_recovery_code': {
    subject: 'A recovery code was used',
    text: 'One of the recovery codes of your account was used. It works no more.',
  },
  'account.mail_expiry': null,
  'account.delete': null,
  'account.sign_in': {
    subject: 'New sign-in to Gatehouse',
    text: 'Someone signed in to your account with a browser or program, or from a network, that has not been used for it lately.',
    isWorth: ({ details }) => details?.newDevice === true,
  },
  'account.link_identity': {
    subject: 'Your Gatehouse account was linked to the identity provider',
    text: 'Who signs in there with your e-mail address now signs in to your account.',
  },
  'account.prove': null,
  'account.fail_sign_in': null,
  'account.confirm_failures': null,
  'account.sign_out': null,
  'account.request_reset': null,
  'account.request_verification': null,
  'account.verify_email': null,
  'account.create': null,
  'account.set_up': null,
  'account.send_link': null,
  'account.print_link': {
    subject: 'A link to choose your Gatehouse password was made',
    text: "In the server's shell, somebody made a link that sets the password of your account.",
  },
  'account.end_sessions': {
    subject: 'You were signed out of Gatehouse',
    text: 'Every browser in which you were signed in was signed out. Your access tokens keep working.',
  },
  'account.remove_second_factor': {
    subject: 'Your second factor was removed',
    text: 'Two-factor authentication of your account was turned off, and every browser was signed out. The password alone signs in now: set up a second factor again.',
  },
  'account.make_administrator': {
    subject: 'You administer Gatehouse now',
    text: 'Your account was made a site administrator: it can manage all accounts, companies and plans.',
  },
  'account.unmake_administrator': {
    subject: 'You no longer administer Gatehouse',
    text: 'Your account is no longer a site administrator.',
  },
  'account.suspend': {
    subject: 'Your Gatehouse account was suspended',
    text: 'Your account was suspended. Its password and its access tokens no longer work. What it owns is kept.',
  },
  'account.restore': {
    subject: 'Your Gatehouse account was restored',
    text: 'Your account was restored. Its password and its access tokens work again.',
  },
  'token.create': {
    subject: 'An access token was created',
    many: (count) => `${count} access tokens were created`,
    text: 'It acts as you.',
  },
  'token.update': {
    subject: 'An access token was changed, and reaches more',
    many: (count) => `${count} access tokens were changed, and reach more`,
    text: 'It can do more than before.',
    isWorth: ({ details }) => reachesMore(details ?? {}),
  },
  'token.rotate': {
    subject: 'An access token was rotated',
    many: (count) => `${count} access tokens were rotated`,
    text: 'It has a new secret. The old one ends with its grace period, or when the new one is used.',
  },
  'token.renew_secret': {
    subject: 'An access token was given a new secret',
    many: (count) => `${count} access tokens were given new secrets`,
    text: 'The secret before no longer works.',
  },
  'token.delete': {
    subject: 'An access token was deleted',
    many: (count) => `${count} access tokens were deleted`,
    text: 'What uses it fails from the next request.',
  },
  'token.end_secret': null,
  'token.activate': null,
  'token.deactivate': null,
  'token.refuse': null,
}

/** The address that an edit of the profile replaced. */
function oldEmail(details: Audit['details']): string | null {
  const change = details?.email
  if (!change || typeof change !== 'object' || !('from' in change)) return null
  return String(change.from)
}
