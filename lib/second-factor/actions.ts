'use server'

import { runAction } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { beginAuthenticator } from '#lib/second-factor/begin-authenticator.ts'
import { confirmAuthenticator } from '#lib/second-factor/confirm-authenticator.ts'
import { qrCodeOf } from '#lib/second-factor/qr-code.ts'
import { removeAuthenticator } from '#lib/second-factor/remove-authenticator.ts'
import { renewRecoveryCodes } from '#lib/second-factor/renew-recovery-codes.ts'
import type { BeginAuthenticator, ConfirmAuthenticator } from '#lib/second-factor/schema.ts'

export async function beginAuthenticatorAction(input: BeginAuthenticator) {
  return runAction(async (actor) => {
    const { id, key, uri } = await beginAuthenticator(actor, input)
    return { id, key: key.reveal(), qrCode: qrCodeOf(uri) }
  })
}

/** If the answer is lost, so are the recovery codes in it: the same call again makes new ones. */
export async function confirmAuthenticatorAction(input: ConfirmAuthenticator, key: string) {
  const call = { key, route: 'confirmAuthenticatorAction', request: input }
  return runAction(async (actor) => {
    const codes = await withIdempotencyKey(actor, call, {
      create: () => confirmAuthenticator(actor, input),
      repeat: () => renewRecoveryCodes(actor),
    })
    return codes.map((code) => code.reveal())
  })
}

export async function removeAuthenticatorAction() {
  return runAction((actor) => removeAuthenticator(actor))
}

export async function renewRecoveryCodesAction() {
  return runAction(async (actor) => (await renewRecoveryCodes(actor)).map((code) => code.reveal()))
}
