/** Whose access tokens a command is about, and where Gatehouse's two APIs have them. */
export type TokenOwner = { kind: 'account' } | { kind: 'organization'; name: string }

/** Its name, where it is one. */
export const organizationOf = (owner: TokenOwner) => (owner.kind === 'organization' ? owner.name : '')

export const v1Path = (owner: TokenOwner) =>
  owner.kind === 'account'
    ? '/api/v1/tokens'
    : `/api/v1/organizations/${encodeURIComponent(owner.name)}/tokens`

export const hubPath = (owner: TokenOwner) =>
  owner.kind === 'account' ? '/v2/access-tokens' : `/v2/orgs/${encodeURIComponent(owner.name)}/access-tokens`

/** As far as the command reads them; `--json` prints all that Gatehouse says. */
export type Token = {
  id: string
  hint: string
  label?: string
  description: string
  status: 'active' | 'inactive' | 'expired'
  source: string
  created_at: string
  expires_at: string | null
  last_use: { at: string; action: string | null; client: string | null; address: string | null } | null
  permission?: string
}

export type TokenDetails = Token & {
  repositories?: { name: string; actions: string[] }[] | null
  public_read?: boolean
  resources?: { type: string; path: string; scopes: string[] }[]
}

export const nameOf = (token: Token) => token.label || token.description
