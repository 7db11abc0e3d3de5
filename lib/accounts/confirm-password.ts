import { checkPassword, type CheckedAccount } from '#lib/accounts/check-password.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import type { Secret } from '#lib/secret.ts'

/** Asks the signed-in person for the password again, and says which field is wrong. */
export async function confirmPassword(
  actor: AccountActor,
  password: Secret,
  field: string,
): Promise<CheckedAccount> {
  try {
    return await checkPassword(actor.username, password, actor.address)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unauthenticated') throw error
    throw new AppError('invalid', 'This is not your password.', {
      fields: { [field]: 'This is not your password.' },
    })
  }
}
