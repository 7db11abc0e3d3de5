import { env } from '#lib/env.ts'
import type { Mail } from '#lib/mail/send-mail.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import { day, inUtc } from '#lib/time.ts'

export type ExpiringToken = {
  id: string
  hint: string
  name: string
  /** The name of the organization that it belongs to. */
  organization: string | null
  expiresAt: Date
  /** When it was last presented after it had expired, and from where. */
  usedAt: Date | null
  usedFrom: string | null
}

export function expiryMail(to: string, tokens: ExpiringToken[], now: Date): Mail {
  const expired = tokens.filter(({ expiresAt }) => expiresAt <= now)
  const expiring = tokens.filter(({ expiresAt }) => expiresAt > now)
  const parts = [
    ...(expired.length > 0 ? ['Expired, and refused since then:', ...lines(expired, now)] : []),
    ...(expiring.length > 0 ? ['Expiring soon:', ...lines(expiring, now)] : []),
    'Whatever uses a token fails once it has expired. Give it a new secret or replace it before then, or delete it if nothing uses it.',
    `Choose which of these mails you get: ${env.PUBLIC_URL}${paths.profile}#mail`,
  ]
  return { to, subject: subjectOf(tokens, now), text: `${parts.join('\n\n')}\n` }
}

function subjectOf(tokens: ExpiringToken[], now: Date): string {
  const [first, ...others] = tokens
  if (others.length === 0) return `Access token “${first!.name}” ${describeEnd(first!.expiresAt, now)}`
  const expired = tokens.filter(({ expiresAt }) => expiresAt <= now).length
  if (expired === 0) return `${tokens.length} access tokens expire soon`
  return expired === tokens.length
    ? `${tokens.length} access tokens have expired`
    : `${tokens.length} access tokens expire soon or have expired`
}

function lines(tokens: ExpiringToken[], now: Date): string[] {
  return tokens.map((token) => {
    const { id, hint, name, organization, expiresAt } = token
    const owner = organization === null ? ownAccount : organizationOwner(organization)
    const ofWhom = organization === null ? '' : ` of ${organization}`
    return [
      `- ${name} (${hint})${ofWhom}`,
      `  ${describeEnd(expiresAt, now)}, on ${inUtc(expiresAt)}${stillInUse(token)}`,
      `  ${env.PUBLIC_URL}${tokenPaths(owner).page(id)}`,
    ].join('\n')
  })
}

/** By the days of the calendar in UTC, as the mail says the date. */
function describeEnd(expiresAt: Date, now: Date): string {
  const days = Math.floor(expiresAt.getTime() / day) - Math.floor(now.getTime() / day)
  if (expiresAt <= now)
    return days === 0 ? 'expired today' : days === -1 ? 'expired yesterday' : 'has expired'
  if (days === 0) return 'expires today'
  return days === 1 ? 'expires tomorrow' : `expires in ${days} days`
}

function stillInUse({ expiresAt, usedAt, usedFrom }: ExpiringToken): string {
  if (!usedAt || usedAt < expiresAt) return ''
  return `; still in use, last on ${inUtc(usedAt)}${usedFrom ? ` from ${usedFrom}` : ''}`
}
