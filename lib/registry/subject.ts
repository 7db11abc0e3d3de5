import type { RegistryActor } from '#lib/registry/decide.ts'

/** A token as the `sub` of a registry token names it. */
export type TokenSubject = { owner: string; lastFour: string; tokenId: string }

/**
 * The `sub` of a registry token, which is all that a registry logs and passes on of who acts: `demo` for a password,
 * `demo/k3Fq-<token id>` for an access token. No name has a slash; nobody is the empty string.
 */
export function subjectOf(actor: RegistryActor): string {
  if (actor.kind === 'anonymous') return ''
  if (actor.kind === 'account') return actor.username
  const owner = actor.kind === 'token' ? actor.username : actor.organizationName
  return `${owner}/${lastFourOf(actor.hint)}-${actor.tokenId}`
}

/** The token that a `sub` names; null for a password, nobody, and whatever is not one of ours. */
export function readTokenSubject(subject: string): TokenSubject | null {
  const [, owner, lastFour, tokenId] = pattern.exec(subject) ?? []
  return owner && lastFour && tokenId ? { owner, lastFour, tokenId } : null
}

export function lastFourOf(hint: string): string {
  return hint.slice(-4)
}

const pattern = /^([^/]{1,100})\/([0-9A-Za-z]{4})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
