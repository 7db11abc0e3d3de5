/** Who acts, as established by authentication (session, password or token); never taken from input. */
export type Actor = AccountActor | TokenActor | OrganizationActor | AnonymousActor | SystemActor

/** A person by session or password: may do all that the account may. */
export type AccountActor = {
  kind: 'account'
  accountId: string
  username: string
  /** The session's row; absent if only a password was sent. */
  sessionId?: string
  /** When the session was last given a password, passkey or code; never absent with a session. */
  provedAt?: Date
  /** As stored in the account now; never set without a session. */
  isSiteAdministrator?: boolean
  address: string
}

/** A person's token: may do less than its owner, and nothing to the account itself. */
export type TokenActor = {
  kind: 'token'
  tokenId: string
  /** The token's description. */
  tokenName: string
  hint: string
  accountId: string
  username: string
  permission: 'public_read' | 'read' | 'write' | 'admin'
  allRepositories: boolean
  /** Whether it pulls all public repositories beside the selected ones. */
  publicRead: boolean
  address: string
}

/**
 * An organization, acting by one of its tokens: it may do exactly what the token's scopes allow, whoever created it.
 */
export type OrganizationActor = {
  kind: 'organization'
  tokenId: string
  /** The token's label. */
  tokenName: string
  hint: string
  organizationId: string
  organizationName: string
  /** The trusted workload that it was made for, with whose other tokens it shares what is counted. */
  workloadId?: string | null
  scopes: readonly string[]
  publicRead: boolean
  /** The access to all of the organization's repositories, in addition to the selected ones. */
  allRepositories: boolean
  allPush: boolean
  /** What is below them the token pulls, or pulls and pushes: `team` for `acme/team/*`. */
  pullPrefixes: readonly string[]
  pushPrefixes: readonly string[]
  address: string
}

export type AnonymousActor = { kind: 'anonymous'; address: string }

/** Any actor that sends requests. */
export type Caller = Exclude<Actor, SystemActor>

export type SystemActor = { kind: 'system' }

/** A trusted workload, which got a token: it acts no more than that. */
export type WorkloadActor = { kind: 'workload'; workloadId: string; workloadName: string; address: string }
