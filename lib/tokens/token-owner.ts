import type { Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizeOwner, lockOwner, type AuthorizedOwner } from '#lib/authz/authorize-owner.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { tokenPermissions } from '#lib/tokens/token-policy.ts'

/** Whose tokens a verb is about, once the actor may manage them, and what the owner has set for them. */
export type TokenOwner<Kind extends OwnerKind = OwnerKind> = Extract<AuthorizedOwner, { kind: Kind }> & {
  kind: Kind
  /** Whether an inactive token can be activated again, rather than only deleted. */
  canReactivate: boolean
  /** The longest that a new one may live; null is for ever. */
  maxDays: number | null
}

/** The first line of every verb that reads tokens. */
export async function authorizeTokens<Of extends Owner>(actor: Actor, owner: Of) {
  return settingsOf<Of['kind']>(await authorizeOwner(actor, owner, tokenPermissions))
}

/** The first line of every transaction that writes tokens: nothing of the owner changes until it ends. */
export async function lockTokenOwner<Of extends Owner>(tx: Transaction, actor: Actor, owner: Of) {
  const locked = await lockOwner(tx, actor, owner, tokenPermissions)
  assertFreshProof(actor)
  return settingsOf<Of['kind']>(locked)
}

function settingsOf<Kind extends OwnerKind>(owner: AuthorizedOwner) {
  const settings =
    owner.kind === 'organization'
      ? { canReactivate: owner.canReactivateTokens, maxDays: owner.maxTokenDays }
      : { canReactivate: true, maxDays: null }
  return { ...owner, ...settings } as TokenOwner<Kind>
}
