import { assertUncommonPassword } from '#lib/accounts/assert-uncommon-password.ts'
import { confirmPassword } from '#lib/accounts/confirm-password.ts'
import { findPasswordOwner } from '#lib/accounts/find-password-owner.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { inPasswordSlot } from '#lib/accounts/password-slots.ts'
import { changePasswordSchema, type ChangePassword } from '#lib/accounts/schema.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { Secret } from '#lib/secret.ts'
import { deleteOtherSessions } from '#lib/sessions/end-other-sessions.ts'

/** Sets a new password and ends all other sessions; returns how many. */
export async function changePassword(actor: Actor, input: ChangePassword): Promise<number> {
  authorizePerson(actor, 'account')
  const { currentPassword, newPassword } = parse(changePasswordSchema, input)
  const checked = await confirmPassword(actor, new Secret(currentPassword), 'currentPassword')
  await assertUncommonPassword(newPassword, await findPasswordOwner(actor.accountId), 'newPassword')
  const passwordHash = await inPasswordSlot(actor.address, () => hashPassword(new Secret(newPassword)))
  return mutate(actor, async (tx) => {
    // Of two simultaneous changes, the first wins: the second no longer finds the password that it checked.
    const { count } = await tx.account.updateMany({
      where: { id: actor.accountId, passwordHash: checked.passwordHash },
      data: { passwordHash },
    })
    if (count === 0)
      throw new AppError('conflict', 'The password has been changed in the meantime. Sign in again.')
    const ended = await deleteOtherSessions(tx, actor)
    const target = { kind: 'account', id: actor.accountId, name: actor.username }
    return {
      result: ended,
      audit: { action: 'account.change_password', target, details: { sessions: ended } },
    }
  })
}
