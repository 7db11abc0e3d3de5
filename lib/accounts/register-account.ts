import { assertUncommonPassword } from '#lib/accounts/assert-uncommon-password.ts'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { inPasswordSlot } from '#lib/accounts/password-slots.ts'
import { registerSchema, type Register } from '#lib/accounts/schema.ts'
import { verificationMail } from '#lib/accounts/verification-mail.ts'
import { hasAccounts } from '#lib/accounts/create-setup-link.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { AnonymousActor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'
import { Secret } from '#lib/secret.ts'

/**
 * Registers an account if registration is open. A taken name or e-mail is reported as taken, which can't be hidden
 * without sending mail, so it counts as a failure of the client's address.
 */
export async function registerAccount(actor: AnonymousActor, input: Register, now = new Date()) {
  if (env.REGISTRATION === 'closed') throw new AppError('not_found', 'Registration is closed.')
  // The first account is a site administrator, so it is created only with the setup link.
  if (!(await hasAccounts()))
    throw new AppError('not_found', 'Create the first account with the set-up link.')
  const { username, email, password } = parse(registerSchema, input)
  await assertUncommonPassword(password, { username, email }, 'password')
  return withFailureLimit(actor, 'conflict', async () => {
    const passwordHash = await inPasswordSlot(actor.address, () => hashPassword(new Secret(password)))
    return mutate(actor, async (tx) => {
      const made = await insertAccount(tx, { username, email, passwordHash })
      const mail = await verificationMail(tx, { ...made.result, email }, 'account.register', now)
      return { ...made, mails: [mail] }
    })
  })
}
