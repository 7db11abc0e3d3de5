import type { Audit, Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { ownerKey } from '#lib/authz/authorize-owner.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import type { Secret } from '#lib/secret.ts'
import { editableFacts } from '#lib/tokens/editable-facts.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { resolveRepositories } from '#lib/tokens/resolve-repositories.ts'
import { resolveServices } from '#lib/tokens/resolve-services.ts'
import { createTokenSchema, type CreateToken, type SentValues } from '#lib/tokens/schema.ts'
import { textsOf } from '#lib/tokens/texts-of.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { reserveTokenSlot } from '#lib/tokens/token-allowance.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

/** A new token with its secret, and the entry about it. For an owner that `lockTokenOwner` holds. */
export async function insertToken<Kind extends OwnerKind>(
  tx: Transaction,
  actor: AccountActor,
  owner: TokenOwner<Kind>,
  input: CreateToken<Kind>,
  sent: SentValues = {},
): Promise<{ token: TokenDetails<Kind>; secret: Secret; audit: Audit }> {
  const wanted = parse(createTokenSchema<Kind>(owner.kind, owner.maxDays), input)
  await reserveTokenSlot(tx, owner)
  const { columns, chosen } = await resolveRepositories(tx, owner, wanted)
  const services = await resolveServices(tx, owner, wanted.services)
  const secret = newSecret(owner.kind)
  const { id } = await tx.token.create({
    data: {
      ...ownerKey(owner),
      ...textsOf(owner.kind, wanted),
      ...columns,
      createdBy: owner.kind === 'organization' ? actor.username : null,
      ...storedSecret(secret),
      expiresAt: wanted.expiresAt && new Date(wanted.expiresAt),
      expiresAtSent: sent.expiresAt ?? null,
      creatorAddress: actor.address,
      creatorAgent: sent.userAgent?.slice(0, longestAgent) ?? null,
      ...(sent.grants && { grantsSent: sent.grants }),
      repositories: { createMany: { data: chosen } },
      services: { createMany: { data: services } },
    },
    select: { id: true },
  })
  const token = await readToken(tx, owner, id)
  const details = { ...editableFacts(owner.kind, token), expiresAt: wanted.expiresAt }
  return { token, secret, audit: tokenAudit('create', owner, token, details) }
}

const longestAgent = 300
