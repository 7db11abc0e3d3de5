import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { parse } from '#lib/parse.ts'
import { chooseImages } from '#lib/tokens/choose-images.ts'
import { isOnlyDeletable, onlyDeletable } from '#lib/tokens/only-deletable.ts'
import { readOrganizationToken } from '#lib/tokens/organization-token-rows.ts'
import {
  updateOrganizationTokenSchema,
  type Resource,
  type UpdateOrganizationToken,
} from '#lib/tokens/organization-token-schema.ts'
import type { OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'
import type { SentWords } from '#lib/tokens/schema.ts'
import { changes, editableOfOrganization, tokenAudit } from '#lib/tokens/token-audit.ts'

/** Saves what is given of a token; whatever uses it has that from its next request. */
export async function updateOrganizationToken(
  actor: Actor,
  organizationName: string,
  input: UpdateOrganizationToken,
  sent: Pick<SentWords<Resource[]>, 'grants'> = {},
): Promise<OrganizationTokenDetails> {
  const organization = await authorizeOrganization(actor, organizationName, 'token.manage')
  const { id, repositories, ...given } = parse(updateOrganizationTokenSchema, input)
  const organizationId = organization.id
  const own = { id, organizationId }
  const canReactivate = organization.canReactivateTokens
  return mutate(actor, async (tx) => {
    // Two edits at once take turns from here on, so that each logs what it really changed.
    await tx.$queryRaw`
      SELECT id FROM token WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`
    const before = await readOrganizationToken(tx, organizationId, id)
    if (isOnlyDeletable(before.status, { canReactivate })) throw onlyDeletable(before.status)
    const wasActive = before.status === 'active'
    const { isActive = wasActive, label = before.label, description = before.description } = given
    const { publicRead = before.publicRead, scopes = before.scopes } = given
    const data = { label, description, publicRead, scopes, isActive }
    await tx.token.updateMany({ where: own, data })
    if (repositories) await chooseAgain(tx, organization, own, repositories)
    if (sent.grants) await tx.token.updateMany({ where: own, data: { grantsSent: sent.grants } })
    const after = await readOrganizationToken(tx, organizationId, id)
    const changed = changes(editableOfOrganization(before), editableOfOrganization(after))
    const audit = [
      ...(changed ? [tokenAudit('update', after, changed)] : []),
      ...(isActive !== wasActive ? [tokenAudit(isActive ? 'activate' : 'deactivate', after)] : []),
    ]
    return { result: after, audit: audit.map((entry) => ({ ...entry, organizationId })) }
  })
}

type Chosen = NonNullable<UpdateOrganizationToken['repositories']>

async function chooseAgain(
  tx: Transaction,
  { name }: { name: string },
  own: { id: string; organizationId: string },
  { all, chosen }: Chosen,
): Promise<void> {
  const images = await chooseImages(tx, name, chosen)
  await tx.token.updateMany({
    where: own,
    data: { allRepositories: all !== null, allPush: all === 'push' },
  })
  await tx.tokenRepository.deleteMany({ where: { token: own } })
  await tx.tokenRepository.createMany({ data: images.map((image) => ({ tokenId: own.id, ...image })) })
}
