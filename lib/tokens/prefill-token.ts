import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { day } from '#lib/time.ts'
import { readTokenOrArchived } from '#lib/tokens/archived-token.ts'
import { inDays } from '#lib/tokens/lifetimes.ts'
import type { PrefillGrant, PrefilledGrants } from '#lib/tokens/prefill-grant.ts'
import { prefillOrganizationGrant } from '#lib/tokens/prefill-organization-grant.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import { copiedServices, prefillServices } from '#lib/tokens/prefill-services.ts'
import { prefillPersonalGrant } from '#lib/tokens/prefill-personal-grant.ts'
import {
  prefillFields,
  readQuery,
  type FormQuery,
  type LeaveOut,
  type LeftOut,
} from '#lib/tokens/prefill-schema.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken, TokenDetails } from '#lib/tokens/public-token.ts'
import { textsOf, type TokenTexts } from '#lib/tokens/texts-of.ts'
import { authorizeTokens, type TokenOwner } from '#lib/tokens/token-owner.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'
import { presetOf, type TokenPurpose } from '#lib/tokens/token-purposes.ts'

type Values<Kind extends OwnerKind> = TokenTexts<Kind> & {
  expiresAt: string | null
  purpose: TokenPurpose
  services: GivenService[]
} & PrefilledGrants[Kind]

/** What a form for a new token starts with, because its address says so. */
export type Prefill<Kind extends OwnerKind> = {
  /** Fields that the address does not name are absent. */
  values: Partial<Values<Kind>>
  /** The name of the token that the address copies. */
  copyOf: string | null
  leftOut: LeftOut[]
}

const prefillGrants: { [Kind in OwnerKind]: PrefillGrant<Kind> } = {
  account: prefillPersonalGrant,
  organization: prefillOrganizationGrant,
}

/** Reads the address of a form for a new token. Nothing that it can't read, or that is out of reach, gives the token more. */
export async function prefillToken<Of extends Owner>(
  actor: Actor,
  of: Of,
  query: FormQuery,
  now: Date,
): Promise<Prefill<Of['kind']>> {
  const owner = await authorizeTokens(actor, of)
  const leftOut: LeftOut[] = []
  const leaveOut: LeaveOut = (text, reason) => void leftOut.push({ text, reason })
  const fields = prefillFields[owner.kind as OwnerKind](now, owner.maxDays)
  const { from, purpose, expires, services, ...named } = readQuery(fields, query, leaveOut)
  const original = from === undefined ? null : await findOriginal(owner, from, leaveOut)
  const grants: PrefillGrant<Of['kind']> = prefillGrants[owner.kind as Of['kind']]
  const values = {
    ...(original && { ...copiedTexts(owner.kind, original), ...copiedExpiry(owner, original, now) }),
    ...(original && grants.copied(original, leaveOut)),
    ...(original && { services: copiedServices(original.services, leaveOut) }),
    ...(purpose && presetOf(owner.kind, purpose, now, owner.maxDays)),
    ...textsOf(owner.kind, named),
    ...(expires !== undefined && { expiresAt: expires }),
    ...(await grants.named(actor, owner.name, named, leaveOut)),
    ...(services && { services: await prefillServices(actor, of, services, leaveOut) }),
  }
  return {
    values: values as Partial<Values<Of['kind']>>,
    copyOf: original && nameOf(original),
    leftOut,
  }
}

async function findOriginal<Kind extends OwnerKind>(
  owner: TokenOwner<Kind>,
  id: string,
  leaveOut: LeaveOut,
): Promise<TokenDetails<Kind> | null> {
  try {
    return (await readTokenOrArchived(db, owner, id)).token
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error
    leaveOut(`from=${id}`, 'There is no such access token.')
    return null
  }
}

/** Its name tells a token apart, so the copy has another one. */
function copiedTexts(kind: OwnerKind, original: AnyToken) {
  const [{ name, max }] = tokenPolicies[kind].fields
  return { ...textsOf(kind, original), [name]: `Copy of ${nameOf(original)}`.slice(0, max) }
}

/** As many days as the original had, as far as the owner allows. */
function copiedExpiry({ maxDays }: TokenOwner, { createdAt, expiresAt }: AnyToken, now: Date) {
  if (expiresAt === null) return maxDays === null ? { expiresAt } : {}
  const days = Math.max(1, Math.round((expiresAt.getTime() - createdAt.getTime()) / day))
  return { expiresAt: inDays(now, Math.min(days, maxDays ?? days)) }
}
