import { createAccountLink } from '#lib/accounts/account-link.ts'
import { resetPasswordMail } from '#lib/accounts/link-mails.ts'
import { requestResetSchema, type RequestReset } from '#lib/accounts/schema.ts'
import { afterAnswer } from '#lib/after-answer.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { parse } from '#lib/parse.ts'
import { countLinkMail, countLinkRequest } from '#lib/rate-limits/count-link-request.ts'

/**
 * Mails a link for choosing a new password to the account of this name or address, if there is one. That is looked up once
 * the answer is given, so that neither its words nor its time can tell; throws only `invalid` and `limited`.
 */
export async function requestPasswordReset(
  actor: AnonymousActor,
  input: RequestReset,
  now = new Date(),
): Promise<void> {
  const { identifier } = parse(requestResetSchema, input)
  await countLinkRequest(actor.address, identifier)
  afterAnswer('Mailing a link to reset a password', () => mailLink(actor, identifier, now))
}

async function mailLink(actor: AnonymousActor, identifier: string, now: Date): Promise<void> {
  const name = identifier.toLowerCase()
  const found = await db.account.findFirst({
    where: { ...(name.includes('@') ? { email: name } : { username: name }), suspendedAt: null },
    select: { id: true, username: true, email: true },
  })
  if (!found || !(await countLinkMail(found.id))) return
  const { id: accountId, username, email } = found
  await mutate(actor, async (tx) => {
    const link = await createAccountLink(tx, { accountId, purpose: 'reset_password', email }, now)
    const target = { kind: 'account', id: accountId, name: username }
    return {
      result: undefined,
      audit: { action: 'account.request_reset', accountId, target },
      mails: [resetPasswordMail(found, link, ` at ${actor.address}`)],
    }
  })
}
