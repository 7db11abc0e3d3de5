'use server'

import { runAction, runOpenAction, runQuery } from '#lib/auth/run-action.ts'
import { addPasskey } from '#lib/passkeys/add-passkey.ts'
import { askPasskey } from '#lib/passkeys/ask-passkey.ts'
import { beginPasskey } from '#lib/passkeys/begin-passkey.ts'
import { removePasskey } from '#lib/passkeys/remove-passkey.ts'
import type { AddPasskey } from '#lib/passkeys/schema.ts'

export async function beginPasskeyAction() {
  return runQuery((actor) => beginPasskey(actor))
}

/** Answers with recovery codes where this is the first second factor. */
export async function addPasskeyAction(input: AddPasskey) {
  return runAction(async (actor) => (await addPasskey(actor, input)).map((code) => code.reveal()))
}

export async function removePasskeyAction(id: string) {
  return runAction((actor) => removePasskey(actor, id))
}

/** For people who are not signed in. */
export async function askPasskeyToSignInAction() {
  return runOpenAction(() => askPasskey({ purpose: 'sign_in' }))
}

export async function askPasskeyToProveAction() {
  return runQuery(({ accountId }) => askPasskey({ purpose: 'prove', accountId }))
}
