import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { ownerKey } from '#lib/authz/authorize-owner.ts'
import { AppError } from '#lib/errors.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import { inUtc } from '#lib/time.ts'
import { editableFacts } from '#lib/tokens/editable-facts.ts'
import { assertEditable } from '#lib/tokens/assert-editable.ts'
import { assertMadeByHand } from '#lib/tokens/assert-made-by-hand.ts'
import type { AnyToken, TokenDetails } from '#lib/tokens/public-token.ts'
import { resolveRepositories } from '#lib/tokens/resolve-repositories.ts'
import { resolveServices } from '#lib/tokens/resolve-services.ts'
import { hasGrant, updateTokenSchema, type SentValues, type UpdateToken } from '#lib/tokens/schema.ts'
import { textsOf } from '#lib/tokens/texts-of.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'
import { lockToken, readToken } from '#lib/tokens/token-rows.ts'

/** Updates the given fields of a token, which takes effect on its next request. */
export async function updateToken<Of extends Owner>(
  actor: Actor,
  of: Of,
  input: UpdateToken<Of['kind']>,
  sent: Pick<SentValues, 'grants'> = {},
  shown?: Shown,
): Promise<TokenDetails<Of['kind']>> {
  return mutate(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const given = parse(updateTokenSchema<Of['kind']>(owner.kind), input)
    const before = await lockToken(tx, owner, given.id)
    assertEditable([before], owner)
    if (Object.keys(given).some((field) => !switches.has(field))) assertMadeByHand([before])
    const wasActive = before.status === 'active'
    const { isActive = wasActive } = given
    const expiry = shorterExpiry(before, given.expiresAt)
    const where = { id: given.id, ...ownerKey(owner) }
    await tx.token.updateMany({
      where,
      data: {
        ...{ ...textsOf(owner.kind, given), isActive },
        ...(expiry && { expiresAt: expiry, expiresAtSent: null }),
        ...(sent.grants && { grantsSent: sent.grants }),
      },
    })
    assertSomething(owner.kind, given, before)
    if (given.services) {
      const chosen = await resolveServices(tx, owner, given.services, before.services)
      await tx.tokenService.deleteMany({ where: { token: where } })
      await tx.tokenService.createMany({ data: chosen.map((one) => ({ tokenId: given.id, ...one })) })
    }
    if (hasGrant(owner.kind, given)) {
      const { columns, chosen } = await resolveRepositories(tx, owner, given, before.chosenRepositories)
      await tx.tokenRepository.deleteMany({ where: { token: where } })
      // What it was refused is about rights that it had before.
      const data = { ...columns, lastRefusedAt: null, lastRefusedAction: null }
      await tx.token.updateMany({ where, data })
      await tx.tokenRepository.createMany({
        data: chosen.map((repository) => ({ tokenId: given.id, ...repository })),
      })
    }
    const after = await readToken(tx, owner, given.id)
    const changed = changesOf(editableFacts(owner.kind, before), editableFacts(owner.kind, after), shown)
    const audit = [
      ...(changed ? [tokenAudit('update', owner, after, changed)] : []),
      ...(isActive !== wasActive ? [tokenAudit(isActive ? 'activate' : 'deactivate', owner, after)] : []),
    ]
    return { result: after, audit }
  })
}

/** Throws `invalid` where an edit of what a token may do leaves nothing. */
function assertSomething<Kind extends OwnerKind>(
  kind: Kind,
  given: UpdateToken<Kind>,
  before: TokenDetails<Kind>,
) {
  const grant = grantOf(kind)
  const isAbout = hasGrant(kind, given)
  if (!isAbout && !given.services) return
  const { length } = given.services ?? before.services
  if (length > 0 || !grant.isEmpty(isAbout ? given : grant.named(before))) return
  const [field, message] = grant.nothing
  throw new AppError('invalid', message, { fields: { [field]: message } })
}

/** What changes nothing of what a token is. */
const switches = new Set(['id', 'isActive'])

/** The new expiry; null where it stays. Throws `invalid` for a later one, which takes a new secret. */
function shorterExpiry(before: AnyToken, wanted: string | null | undefined): Date | null {
  if (wanted === undefined) return null
  const [from, to] = [before.expiresAt, wanted === null ? null : new Date(wanted)]
  if (from?.getTime() === to?.getTime()) return null
  if (to && (from === null || to < from)) return to
  const message = `Choose a time no later than ${inUtc(from!)}, when the token expires now. To make it later, rotate the token.`
  throw new AppError('invalid', message, { fields: { expiresAt: message } })
}
