import { checkPassword, WrongPassword, type CheckedAccount } from '#lib/accounts/check-password.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import type { Secret } from '#lib/secret.ts'

/** Checks the signed-in person's password again; the error names the field. */
export async function confirmPassword(
  actor: AccountActor,
  password: Secret,
  field: string,
): Promise<CheckedAccount> {
  try {
    return await checkPassword(actor.username, password, actor.address)
  } catch (error) {
    if (!(error instanceof WrongPassword)) throw error
    throw new AppError('invalid', 'This is not your password.', {
      fields: { [field]: 'This is not your password.' },
    })
  }
}
