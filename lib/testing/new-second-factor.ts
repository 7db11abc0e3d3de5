import { Secret as Key, TOTP } from 'otpauth'
import type { AccountActor } from '#lib/authz/actor.ts'
import { beginAuthenticator } from '#lib/second-factor/begin-authenticator.ts'
import { confirmAuthenticator } from '#lib/second-factor/confirm-authenticator.ts'
import type { Secret } from '#lib/secret.ts'
import { newAddress, type Person } from '#lib/testing/new-person.ts'
import { minute } from '#lib/time.ts'

/** Sets up an authenticator app for the person, an hour before `now`, so that no code of now has been used. */
export async function newSecondFactor(person: Person, now = new Date()) {
  const { id: accountId, username, password } = person
  const actor: AccountActor = { kind: 'account', accountId, username, address: newAddress() }
  const before = new Date(now.getTime() - 60 * minute)
  const { id, key } = await beginAuthenticator(actor, { password }, before)
  const recoveryCodes = await confirmAuthenticator(actor, { id, code: codeOf(key, before) }, before)
  return { actor, key, recoveryCodes, codeAt: (at = now) => codeOf(key, at) }
}

/** What an app that has the key shows at that time. */
export function codeOf(key: Secret, at: Date): string {
  return new TOTP({ secret: Key.fromBase32(key.reveal()) }).generate({ timestamp: at.getTime() })
}
