import { taken } from '#lib/accounts/claim-namespace.ts'
import { confirmPassword } from '#lib/accounts/confirm-password.ts'
import { getAccount } from '#lib/accounts/get-account.ts'
import { updateAccountSchema, type UpdateAccount } from '#lib/accounts/schema.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import { countFailure } from '#lib/rate-limits/failures.ts'
import { Secret } from '#lib/secret.ts'

/** Changes the name and the e-mail address. The latter also signs in, so it needs the password. */
export async function updateAccount(actor: Actor, input: UpdateAccount): Promise<void> {
  authorizePerson(actor, 'account')
  const { name, email, password } = parse(updateAccountSchema, input)
  const before = await getAccount(actor)
  const changes = {
    ...(name !== undefined && name !== before.name && { name }),
    ...(email !== undefined && email !== before.email && { email }),
  }
  const changed = Object.keys(changes) as (keyof typeof changes)[]
  if (changed.length === 0) return
  if ('email' in changes) {
    if (!password) throw passwordMissing()
    await confirmPassword(actor, new Secret(password), 'password')
  }
  try {
    await mutate(actor, async (tx) => {
      const { count } = await tx.account.updateMany({ where: { id: actor.accountId }, data: changes })
      if (count === 0) throw notFound('Account')
      const target = { kind: 'account', id: actor.accountId, name: actor.username }
      const details = Object.fromEntries(
        changed.map((field) => [field, { from: before[field], to: changes[field]! }]),
      )
      return { result: undefined, audit: { action: 'account.update', target, details } }
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
