import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { parse } from '#lib/parse.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { chooseImages } from '#lib/tokens/choose-images.ts'
import { readOrganizationToken } from '#lib/tokens/organization-token-rows.ts'
import {
  createOrganizationTokenSchema,
  type CreateOrganizationToken,
  type Resource,
} from '#lib/tokens/organization-token-schema.ts'
import type { OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'
import type { SentWords } from '#lib/tokens/schema.ts'
import { hintOf, newOrganizationSecret } from '#lib/tokens/secret.ts'
import { reserveTokenSlot } from '#lib/tokens/token-allowance.ts'
import { editableOfOrganization, tokenAudit } from '#lib/tokens/token-audit.ts'

/** Makes an access token of an organization. Its secret is in this answer and nowhere else, ever. */
export async function createOrganizationToken(
  actor: Actor,
  organizationName: string,
  input: CreateOrganizationToken,
  sent: SentWords<Resource[]> = {},
): Promise<{ token: OrganizationTokenDetails; secret: Secret }> {
  authorizePerson(actor, 'tokens')
  const organization = await authorizeOrganization(actor, organizationName, 'token.manage')
  const wanted = parse(createOrganizationTokenSchema(organization.maxTokenDays), input)
  const { repositories, expiresAt, ...given } = wanted
  const secret = newOrganizationSecret()
  const token = await mutate(actor, async (tx) => {
    await reserveTokenSlot(tx, organization.id)
    const chosen = await chooseImages(tx, organization.name, repositories.chosen)
    const { id } = await tx.token.create({
      data: {
        ...given,
        organizationId: organization.id,
        createdBy: actor.username,
        secretHash: hashSecret(secret.reveal()),
        hint: hintOf(secret),
        allRepositories: repositories.all !== null,
        allPush: repositories.all === 'push',
        expiresAt: expiresAt && new Date(expiresAt),
        expiresAtSent: sent.expiresAt ?? null,
        ...(sent.grants && { grantsSent: sent.grants }),
        repositories: { createMany: { data: chosen } },
      },
      select: { id: true },
    })
    const created = await readOrganizationToken(tx, organization.id, id)
    const details = { ...editableOfOrganization(created), expiresAt }
    const organizationId = organization.id
    return { result: created, audit: { ...tokenAudit('create', created, details), organizationId } }
  })
  return { token, secret }
}
