'use server'

import type { Shown } from '#lib/audit/changes-of.ts'
import { choosePassword } from '#lib/accounts/choose-password.ts'
import { changePassword } from '#lib/accounts/change-password.ts'
import { confirmFailedSignIns } from '#lib/accounts/confirm-failed-sign-ins.ts'
import { deleteAccount } from '#lib/accounts/delete-account.ts'
import { redeemSetupLink } from '#lib/accounts/redeem-setup-link.ts'
import { registerAccount } from '#lib/accounts/register-account.ts'
import { requestPasswordReset } from '#lib/accounts/request-password-reset.ts'
import type {
  ChangePassword,
  ChoosePassword,
  DeleteAccount,
  Register,
  RequestReset,
  UpdateAccount,
} from '#lib/accounts/schema.ts'
import { sendVerificationLink } from '#lib/accounts/send-verification-link.ts'
import { updateAccount } from '#lib/accounts/update-account.ts'
import { verifyEmail } from '#lib/accounts/verify-email.ts'
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

export async function requestPasswordResetAction(input: RequestReset) {
  return runOpenAction((actor) => requestPasswordReset(actor, input))
}

export async function choosePasswordAction(secret: string, input: ChoosePassword) {
  return runOpenAction((actor) => choosePassword(actor, new Secret(String(secret)), input))
}

export async function sendVerificationLinkAction() {
  return runAction((actor) => sendVerificationLink(actor))
}

export async function verifyEmailAction(secret: string) {
  return runOpenAction((actor) => verifyEmail(actor, new Secret(String(secret))))
}
