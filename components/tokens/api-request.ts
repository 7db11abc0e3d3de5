import { grantFormOf, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { resourcesOf } from '#lib/grants/organization-resources.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { personalPermission, repositoryActions } from '#lib/scopes/personal-permissions.ts'

/** A call of the API. */
export type ApiRequest = { method: 'POST' | 'PATCH'; path: string; body: Record<string, unknown> }

/** What the API calls the fields of a form, for one kind of owner. */
type TokenApi<Kind extends OwnerKind> = {
  path: (ownerName: string) => string
  texts: (values: TokenFormValues<Kind>) => Record<string, string>
  grant: (values: TokenFormValues<Kind>, ownerName: string) => Record<string, unknown>
  /** Whether an edit can change the grant. */
  changesGrant: boolean
}

const account: TokenApi<'account'> = {
  path: () => '/v2/access-tokens',
  texts: ({ description }) => ({ token_label: description.trim() }),
  grant(values) {
    const { permission, repositories, publicRead } = grantFormOf('account').granted(values)
    const scopes = [personalPermission(permission).scope]
    if (repositories === 'all') return { scopes }
    const named = repositories.map(({ fullName, ...rights }) => ({
      name: fullName,
      actions: repositoryActions.filter((action) => rights[action]),
    }))
    return { scopes, repositories: named, public_read: publicRead }
  },
  changesGrant: false,
}

const organization: TokenApi<'organization'> = {
  path: (name) => `/v2/orgs/${name}/access-tokens`,
  texts: ({ label, description }) => ({ label: label.trim(), description: description.trim() }),
  grant: (values, name) => ({ resources: resourcesOf(name, grantFormOf('organization').granted(values)) }),
  changesGrant: true,
}

const apis: { [Kind in OwnerKind]: TokenApi<Kind> } = { account, organization }

/** What the form for a new token does, as a call of the API. */
export function createRequest<Of extends Owner>(owner: Of, values: TokenFormValues<Of['kind']>): ApiRequest {
  const { name, path, texts, grant } = apiOf(owner)
  const body = { ...texts(values), ...grant(values, name), expires_at: values.expiresAt }
  return { method: 'POST', path: path(name), body }
}

/** What an edit form does, as far as the API can. */
export function updateRequest<Of extends Owner>(
  owner: Of,
  id: string,
  values: TokenFormValues<Of['kind']>,
): ApiRequest {
  const { name, path, texts, grant, changesGrant } = apiOf(owner)
  const body = { ...texts(values), ...(changesGrant && grant(values, name)) }
  return { method: 'PATCH', path: `${path(name)}/${id}`, body }
}

function apiOf<Of extends Owner>(owner: Of) {
  const api: TokenApi<Of['kind']> = apis[owner.kind as Of['kind']]
  return { ...api, name: 'name' in owner ? owner.name : '' }
}

/** For a POSIX shell, which takes everything between single quotes as it is. */
export function curlCommand(origin: string, { method, path, body }: ApiRequest): string {
  // A line for each field, however long a list is.
  const fields = Object.entries(body).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  const json = `{\n${fields.join(',\n')}\n  }`.replaceAll("'", `'\\''`)
  return [
    `curl ${method === 'POST' ? '' : `--request ${method} `}${origin}${path} \\`,
    `  --header "Authorization: Bearer $BEARER" \\`,
    `  --json '${json}'`,
  ].join('\n')
}
