import type { Caller } from '#lib/authz/actor.ts'
import { networkOf } from '#lib/network-of.ts'
import { lastFourOf } from '#lib/tokens/secret.ts'

/** The actor as identified by the `sub` of a registry token. */
export type Subject =
  | { kind: 'anonymous'; address: string }
  | { kind: 'account'; owner: string }
  | { kind: 'token'; owner: string; lastFour: string; tokenId: string }

/** Gatehouse itself: what it does counts for no account, and what it reads is no pull. */
export const ownSubject = 'gatehouse@system'

/**
 * The `sub` of a registry token, which is all that a registry logs and passes on: `demo` for a password,
 * `demo/k3Fq-<token id>` for an access token, `anonymous@192.0.2.7` without sign-in. Names contain no slash or @.
 */
export function subjectOf(actor: Caller): string {
  if (actor.kind === 'anonymous') return `anonymous@${networkOf(actor.address)}`
  if (actor.kind === 'account') return actor.username
  const owner = actor.kind === 'token' ? actor.username : actor.organizationName
  return `${owner}/${lastFourOf(actor.hint)}-${actor.tokenId}`
}

/** The actor in a `sub`; null if Gatehouse did not issue it. */
export function readSubject(subject: string): Subject | null {
  const [, address] = anonymous.exec(subject) ?? []
  if (address) return { kind: 'anonymous', address }
  if (account.test(subject)) return { kind: 'account', owner: subject }
  const [, owner, lastFour, tokenId] = token.exec(subject) ?? []
  return owner && lastFour && tokenId ? { kind: 'token', owner, lastFour, tokenId } : null
}

const anonymous = /^anonymous@([0-9a-z.:/]{1,60})$/
const account = /^[\w.-]{1,100}$/
const token = /^([\w.-]{1,100})\/([0-9A-Za-z]{4})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
