import { changedFields } from '#components/shared/changed-fields.ts'
import type { ApiRequest } from '#components/shared/curl-command.ts'
import { grantFormOf, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { resourcesOf } from '#lib/grants/organization-resources.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { personalPermission, repositoryActions } from '#lib/scopes/personal-permissions.ts'

/** What Docker Hub's API and Gatehouse's own call the fields of a form, for one kind of owner. */
type TokenApi<Kind extends OwnerKind> = {
  createPath: (ownerName: string) => string
  create: (values: TokenFormValues<Kind>, ownerName: string) => Record<string, unknown>
  editPath: (ownerName: string) => string
  edit: (values: TokenFormValues<Kind>, ownerName: string) => Record<string, unknown>
}

const account: TokenApi<'account'> = {
  createPath: () => '/v2/access-tokens',
  create(values) {
    const { scope, repositories, publicRead } = personalGrant(values)
    const limit = repositories && { repositories, public_read: publicRead }
    return { token_label: values.description.trim(), scopes: [scope], ...limit }
  },
  editPath: () => '/api/v1/tokens',
  edit(values) {
    const { scope, repositories, publicRead } = personalGrant(values)
    const grant = { permission: scope, repositories, public_read: publicRead }
    return { description: values.description.trim(), ...grant, services: servicesOf(values) }
  },
}

function personalGrant(values: TokenFormValues<'account'>) {
  const { permission, repositories, publicRead } = grantFormOf('account').granted(values)
  const named =
    repositories === 'all'
      ? null
      : repositories.map(({ fullName, ...rights }) => ({
          name: fullName,
          actions: repositoryActions.filter((action) => rights[action]),
        }))
  return { scope: personalPermission(permission).scope, repositories: named, publicRead }
}

const servicesOf = ({ services }: Pick<TokenFormValues<'account'>, 'services'>) =>
  services.map(({ fullName, permissions }) => ({ name: fullName, permissions }))

const organizationFields: TokenApi<'organization'>['create'] = (values, name) => ({
  ...{ label: values.label.trim(), description: values.description.trim() },
  resources: resourcesOf(name, grantFormOf('organization').granted(values)),
})

const organization: TokenApi<'organization'> = {
  createPath: (name) => `/v2/orgs/${name}/access-tokens`,
  create: organizationFields,
  editPath: (name) => `/api/v1/organizations/${name}/tokens`,
  edit: (values, name) => ({ ...organizationFields(values, name), services: servicesOf(values) }),
}

const apis: { [Kind in OwnerKind]: TokenApi<Kind> } = { account, organization }

/** What the form for a new token does, as a call of the API. */
export function createRequest<Of extends Owner>(owner: Of, values: TokenFormValues<Of['kind']>): ApiRequest {
  const { name, createPath, create } = apiOf(owner)
  const body = { ...create(values, name), expires_at: values.expiresAt }
  return { method: 'POST', path: createPath(name), body }
}

/** What an edit form does: only what differs from `stored` is sent. Null where nothing does. */
export function updateRequest<Of extends Owner>(
  owner: Of,
  id: string,
  values: TokenFormValues<Of['kind']>,
  stored: TokenFormValues<Of['kind']>,
): ApiRequest | null {
  const { name, editPath, edit } = apiOf(owner)
  const fields = (of: TokenFormValues<Of['kind']>) => ({ ...edit(of, name), expires_at: of.expiresAt })
  const body = changedFields(fields(values), fields(stored))
  return body && { method: 'PATCH', path: `${editPath(name)}/${id}`, body }
}

/** What the form that rotates one token does. */
export function rotateRequest(
  owner: Owner,
  id: string,
  { expiresAt, graceHours }: { expiresAt: string | null; graceHours: number },
): ApiRequest {
  const { name, editPath } = apiOf(owner)
  const body = { expires_at: expiresAt, grace_hours: graceHours }
  return { method: 'POST', path: `${editPath(name)}/${id}/rotate`, body }
}

function apiOf<Of extends Owner>(owner: Of) {
  const api: TokenApi<Of['kind']> = apis[owner.kind as Of['kind']]
  return { ...api, name: 'name' in owner ? owner.name : '' }
}
