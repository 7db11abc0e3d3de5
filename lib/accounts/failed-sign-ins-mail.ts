import type { AuditAction } from '#lib/audit/audit-actions.ts'
import { env } from '#lib/env.ts'
import type { OutgoingMail } from '#lib/outbox/outgoing-mail.ts'
import { paths } from '#lib/paths.ts'
import { inUtc } from '#lib/time.ts'

type Noticed = { username: string; email: string; failedSignIns: number; since: Date }

/** Tells a person that somebody tries passwords on their account. */
export function failedSignInsMail(
  { username, email, failedSignIns, since }: Noticed,
  from: string[],
): OutgoingMail & { event: AuditAction } {
  return {
    event: 'account.fail_sign_in',
    to: email,
    subject: `${failedSignIns} failed attempts to sign in to Gatehouse`,
    text: `Since ${inUtc(since)}, someone has tried ${failedSignIns} times to sign in as ${username} with a wrong password, lately from ${from.join(', ')}.

Nobody got in this way. If it was you, or a program of yours with an old password, there is nothing else to do. Otherwise make sure that you use this password nowhere else; you can change it here:

${env.PUBLIC_URL}${paths.profile}

Your activity lists all attempts:

${env.PUBLIC_URL}${paths.activity}
`,
  }
}
