import { z } from 'zod'
import { chosenByName } from '#api/hub/chosen-by-name.ts'
import { grantOfResources } from '#api/hub/grant-of-resources.ts'
import { tokenRepository } from '#api/hub/personal-token.ts'
import { resource } from '#api/hub/token-resources.ts'
import { sentRevision } from '#api/v1/revision-of.ts'
import { servicesByName, tokenServices } from '#api/v1/token-services.ts'
import type { Caller } from '#lib/authz/actor.ts'
import { selectedRepositoriesMax } from '#lib/grants/grant.ts'
import { organizationOwner, ownAccount, type Owner, type OwnerKind } from '#lib/owners.ts'
import { permits, personalPermissions } from '#lib/scopes/personal-permissions.ts'
import { expiresAt } from '#lib/tokens/expires-at.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { textFields, type SentValues, type UpdateToken } from '#lib/tokens/schema.ts'

const common = {
  status: z.enum(['active', 'inactive']).optional(),
  services: tokenServices.optional().describe('All that it is for beside repositories.'),
  expires_at: expiresAt
    .optional()
    .describe('No later than now: for a later one, rotate the token. Null means no expiration.'),
  revision: sentRevision,
}

export const personalTokenEdit = z.object({
  description: textFields('account').description.optional(),
  permission: z.enum(personalPermissions.map(({ scope }) => scope)).optional(),
  repositories: z
    .array(tokenRepository.partial({ actions: true }))
    .max(selectedRepositoriesMax)
    .nullable()
    .optional()
    .describe('Null means all that its owner can access.'),
  public_read: z.boolean().optional(),
  ...common,
})

export const organizationTokenEdit = z.object({
  label: textFields('organization').label.optional(),
  description: textFields('organization').description.nullable().optional().describe('Null removes it.'),
  resources: z.array(resource).max(100).optional(),
  ...common,
})

/** An edit in the words of the verb, and what of it is kept as it was sent. */
export type TokenEdit<Kind extends OwnerKind> = {
  input: UpdateToken<Kind>
  sent?: Pick<SentValues, 'grants'>
}

/** What of the grant is absent stays as it was; what is left of the chosen repositories at a lower level, too. */
export async function readPersonalEdit(
  actor: Caller,
  before: TokenDetails<'account'>,
  body: z.output<typeof personalTokenEdit>,
): Promise<TokenEdit<'account'>> {
  const services = await servicesOf(actor, ownAccount, before, body)
  const input = { id: before.id, description: body.description, services, ...commonEdit(body) }
  const { repositories: wanted, public_read } = body
  if (body.permission === undefined && wanted === undefined && public_read === undefined) return { input }
  const level = personalPermissions.find(({ scope }) => scope === body.permission)
  const permission = level?.value ?? before.permission
  const kept = () =>
    before.chosenRepositories.map(({ id, pull, push, delete: remove }) => ({
      id,
      pull: pull && permits(permission, 'pull'),
      push: push && permits(permission, 'push'),
      delete: remove && permits(permission, 'delete'),
    }))
  const stays = wanted === undefined
  const repositories =
    wanted === null || (stays && before.repositories === 'all')
      ? 'all'
      : stays
        ? kept()
        : await chosenByName(actor, permission, wanted, before.chosenRepositories)
  const publicRead = public_read ?? (repositories !== 'all' && before.publicRead)
  return { input: { ...input, permission, repositories, publicRead } }
}

export async function readOrganizationEdit(
  actor: Caller,
  before: TokenDetails<'organization'>,
  { label, description, resources, ...body }: z.output<typeof organizationTokenEdit>,
  { name }: { name: string },
): Promise<TokenEdit<'organization'>> {
  const services = await servicesOf(actor, organizationOwner(name), before, body)
  const texts = { label, description: description === null ? '' : description }
  const input = { id: before.id, ...texts, services, ...commonEdit(body) }
  if (!resources) return { input }
  return {
    input: { ...input, ...(await grantOfResources(actor, name, resources)) },
    sent: { grants: resources },
  }
}

/** By id; undefined where the body does not name them. */
async function servicesOf(
  actor: Caller,
  owner: Owner,
  { services: had }: TokenDetails<OwnerKind>,
  { services }: { services?: z.output<typeof tokenServices> | undefined },
) {
  return services && servicesByName(actor, owner, services, had)
}

const commonEdit = ({
  status,
  expires_at,
}: Pick<z.output<typeof personalTokenEdit>, keyof typeof common>) => ({
  isActive: status && status === 'active',
  expiresAt: expires_at,
})
