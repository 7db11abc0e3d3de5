import { taken } from '#lib/accounts/claim-namespace.ts'
import { confirmPassword } from '#lib/accounts/confirm-password.ts'
import { getAccount } from '#lib/accounts/get-account.ts'
import { updateAccountSchema, type UpdateAccount } from '#lib/accounts/schema.ts'
import { verificationMail } from '#lib/accounts/verification-mail.ts'
import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutate, type Audit } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import { countFailure } from '#lib/rate-limits/failures.ts'
import { Secret } from '#lib/secret.ts'

/**
 * Changes the profile: name, e-mail address, and which mails are wanted. The address also signs in, so it needs the password; a
 * new one is mailed a link to verify it, and ends the links that were mailed to the one before.
 */
export async function updateAccount(
  actor: Actor,
  input: UpdateAccount,
  shown?: Shown,
  now = new Date(),
): Promise<void> {
  authorizePerson(actor, 'account')
  const { password, ...given } = parse(updateAccountSchema, input)
  const { name, email, mailOwnExpiry, mailOrganizationExpiry } = await getAccount(actor)
  const before = { name, email, mailOwnExpiry, mailOrganizationExpiry }
  const after = {
    name: given.name ?? name,
    email: given.email ?? email,
    mailOwnExpiry: given.mailOwnExpiry ?? mailOwnExpiry,
    mailOrganizationExpiry: given.mailOrganizationExpiry ?? mailOrganizationExpiry,
  }
  const changes = changesOf(before, after, shown)
  if (!changes) return
  if (changes.email) {
    if (!password) throw passwordMissing()
    await confirmPassword(actor, new Secret(password), 'password')
  }
  try {
    await mutate(actor, async (tx) => {
      const where = { id: actor.accountId, ...before }
      const verified = changes.email && { emailVerifiedAt: null }
      const { count } = await tx.account.updateMany({ where, data: { ...after, ...verified } })
      if (count === 0) throw new AppError('conflict', 'Your account was changed meanwhile. Try again.')
      const target = { kind: 'account', id: actor.accountId, name: actor.username }
      const audit: Audit = { action: 'account.update', target, details: changes }
      if (!changes.email) return { result: undefined, audit }
      await tx.accountLink.deleteMany({ where: { accountId: actor.accountId } })
      const account = { id: actor.accountId, username: actor.username, email: after.email }
      return { result: undefined, audit, mails: [await verificationMail(tx, account, 'account.update', now)] }
    })
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
    await countFailure(actor.address)
    throw taken('email', 'This e-mail address belongs to another account.')
  }
}

function passwordMissing(): AppError {
  const message = 'Enter your password to change the e-mail address.'
  return new AppError('invalid', message, { fields: { password: message } })
}
