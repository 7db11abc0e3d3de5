import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { parse } from '#lib/parse.ts'
import { chooseImages } from '#lib/tokens/choose-images.ts'
import { isOnlyDeletable, onlyDeletable } from '#lib/tokens/only-deletable.ts'
import { readOrganizationToken } from '#lib/tokens/organization-token-rows.ts'
import {
  updateOrganizationTokenSchema,
  type UpdateOrganizationToken,
} from '#lib/tokens/organization-token-schema.ts'
import type { OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'
import { changes, editableOfOrganization, tokenAudit } from '#lib/tokens/token-audit.ts'

/** Saves label, description and all that is granted; whatever uses the token has them from its next request. */
export async function updateOrganizationToken(
  actor: Actor,
  organizationName: string,
  input: UpdateOrganizationToken,
): Promise<OrganizationTokenDetails> {
  const organization = await authorizeOrganization(actor, organizationName, 'token.manage')
  const { id, repositories, ...given } = parse(updateOrganizationTokenSchema, input)
  const organizationId = organization.id
  const canReactivate = organization.canReactivateTokens
  return mutate(actor, async (tx) => {
    // Two edits at once take turns from here on, so that each logs what it really changed.
    await tx.$queryRaw`
      SELECT id FROM token WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`
    const before = await readOrganizationToken(tx, organizationId, id)
    if (isOnlyDeletable(before.status, { canReactivate })) throw onlyDeletable(before.status)
    const chosen = await chooseImages(tx, organization.name, repositories.chosen)
    const { all } = repositories
    await tx.token.updateMany({
      where: { id, organizationId },
      data: { ...given, allRepositories: all !== null, allPush: all === 'push' },
    })
    await tx.tokenRepository.deleteMany({ where: { token: { id, organizationId } } })
    await tx.tokenRepository.createMany({
      data: chosen.map((repository) => ({ tokenId: id, ...repository })),
    })
    const after = await readOrganizationToken(tx, organizationId, id)
    const changed = changes(editableOfOrganization(before), editableOfOrganization(after))
    const audit = changed ? { ...tokenAudit('update', after, changed), organizationId } : []
    return { result: after, audit }
  })
}
