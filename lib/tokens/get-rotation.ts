import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { tokenIdsSchema } from '#lib/tokens/schema.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'
import { readTokens } from '#lib/tokens/token-rows.ts'

/** What a form that rotates tokens has to know. */
export type Rotation<Kind extends OwnerKind = OwnerKind> = {
  tokens: PublicToken<Kind>[]
  ownerName: string
  canReactivate: boolean
  /** The longest that they may live from now on; null is for ever. */
  maxDays: number | null
}

/** Throws `not_found` unless all are the owner's. */
export async function getRotation<Of extends Owner>(
  actor: Actor,
  of: Of,
  ids: string[],
): Promise<Rotation<Of['kind']>> {
  const owner = await authorizeTokens(actor, of)
  const wanted = tokenIdsSchema.safeParse(ids)
  const tokens = wanted.success ? await readTokens(db, owner, wanted.data) : []
  if (tokens.length === 0 || tokens.length !== new Set(wanted.data).size) throw notFound('Token')
  const { name: ownerName, canReactivate, maxDays } = owner
  return { tokens, ownerName, canReactivate, maxDays }
}
