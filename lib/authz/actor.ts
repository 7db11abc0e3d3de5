/** Who acts, as established by a door (session, password or token); never taken from input. */
export type Actor = AccountActor | TokenActor | OrganizationActor | AnonymousActor | SystemActor

/** A person by session or password: may do all that the account may. */
export type AccountActor = {
  kind: 'account'
  accountId: string
  username: string
  /** The row of the signed-in browser; absent where a password stood alone. */
  sessionId?: string
  /** As the session's row says at this moment: who signed in by password alone administers no site. */
  isSiteAdministrator?: boolean
  address: string
}

/** A person's token: may do less than its owner, and nothing to the account itself. */
export type TokenActor = {
  kind: 'token'
  tokenId: string
  /** What people call the token: its description. */
  tokenName: string
  hint: string
  accountId: string
  username: string
  permission: 'public_read' | 'read' | 'write' | 'admin'
  allRepositories: boolean
  address: string
}

/** An organization by one of its tokens: exactly what the token's scopes say, whoever made it. */
export type OrganizationActor = {
  kind: 'organization'
  tokenId: string
  /** What people call the token: its label. */
  tokenName: string
  hint: string
  organizationId: string
  organizationName: string
  scopes: readonly string[]
  publicRead: boolean
  /** What holds for all of the organization's repositories; beside it stand the chosen ones. */
  allRepositories: boolean
  allPush: boolean
  address: string
}

export type AnonymousActor = { kind: 'anonymous'; address: string }

/** Whoever comes through a door. */
export type Caller = Exclude<Actor, SystemActor>

export type SystemActor = { kind: 'system' }
