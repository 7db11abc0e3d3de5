'use server'

import type { Shown } from '#lib/audit/changes-of.ts'
import { changePassword } from '#lib/accounts/change-password.ts'
import { confirmFailedSignIns } from '#lib/accounts/confirm-failed-sign-ins.ts'
import { deleteAccount } from '#lib/accounts/delete-account.ts'
import { redeemSetupLink } from '#lib/accounts/redeem-setup-link.ts'
import { registerAccount } from '#lib/accounts/register-account.ts'
import type { ChangePassword, DeleteAccount, Register, UpdateAccount } from '#lib/accounts/schema.ts'
import { updateAccount } from '#lib/accounts/update-account.ts'
import { dropSessionCookie } from '#lib/auth/browser-cookie.ts'
import { runAction, runOpenAction } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { Secret } from '#lib/secret.ts'

export async function registerAction(input: Register, key: string) {
  const call = { key, route: 'registerAction', request: input }
  return runOpenAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: async () => void (await registerAccount(actor, input)),
      repeat: async () => undefined,
    }),
  )
}

export async function redeemSetupLinkAction(secret: string, input: Register, key: string) {
  const call = { key, route: 'redeemSetupLinkAction', request: [secret, input] }
  return runOpenAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: async () => void (await redeemSetupLink(actor, new Secret(String(secret)), input)),
      repeat: async () => undefined,
    }),
  )
}

export async function updateAccountAction(input: UpdateAccount, shown?: Shown) {
  return runAction((actor) => updateAccount(actor, input, shown))
}

export async function changePasswordAction(input: ChangePassword) {
  return runAction((actor) => changePassword(actor, input))
}

export async function confirmFailedSignInsAction() {
  return runAction((actor) => confirmFailedSignIns(actor))
}

export async function deleteAccountAction(input: DeleteAccount) {
  return runAction(async (actor) => {
    await deleteAccount(actor, input)
    await dropSessionCookie()
  })
}
