'use server'

import { runAction } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { changeAdministration } from '#lib/site-accounts/change-administration.ts'
import { createAccount, type MadeAccount } from '#lib/site-accounts/create-account.ts'
import { endAccountSessions } from '#lib/site-accounts/end-account-sessions.ts'
import { removeSecondFactor } from '#lib/site-accounts/remove-second-factor.ts'
import { restoreAccount } from '#lib/site-accounts/restore-account.ts'
import type { CreateAccount } from '#lib/site-accounts/schema.ts'
import { sendPasswordLink } from '#lib/site-accounts/send-password-link.ts'
import { suspendAccount } from '#lib/site-accounts/suspend-account.ts'

export async function createAccountAction(input: CreateAccount, key: string) {
  const call = { key, route: 'createAccountAction', request: input }
  return runAction((actor) =>
    withIdempotencyKey<MadeAccount>(actor, call, {
      create: () => createAccount(actor, input),
      // The link was in the answer that was lost: this is another.
      async repeat() {
        const { username, email, link } = await sendPasswordLink(actor, input.username)
        return { username, email, link }
      },
    }),
  )
}

export async function suspendAccountAction(username: string) {
  return runAction((actor) => suspendAccount(actor, String(username)))
}

export async function restoreAccountAction(username: string) {
  return runAction((actor) => restoreAccount(actor, String(username)))
}

export async function endAccountSessionsAction(username: string) {
  return runAction((actor) => endAccountSessions(actor, String(username)))
}

export async function sendPasswordLinkAction(username: string) {
  return runAction((actor) => sendPasswordLink(actor, String(username)))
}

export async function removeSecondFactorAction(username: string) {
  return runAction((actor) => removeSecondFactor(actor, String(username)))
}

export async function changeAdministrationAction(username: string, isSiteAdministrator: boolean) {
  return runAction((actor) => changeAdministration(actor, String(username), isSiteAdministrator === true))
}
