/** Who acts, as established by a door (session, password or token); never taken from input. */
export type Actor = AccountActor | TokenActor | AnonymousActor | SystemActor

/** A person by session or password: may do all that the account may. */
export type AccountActor = {
  kind: 'account'
  accountId: string
  username: string
  /** The row of the signed-in browser; absent where a password stood alone. */
  sessionId?: string
  address: string
}

/** A person's token: may do less than its owner, and nothing to the account itself. */
export type TokenActor = {
  kind: 'token'
  tokenId: string
  hint: string
  accountId: string
  username: string
  permission: 'public_read' | 'read' | 'write' | 'admin'
  allRepositories: boolean
  address: string
}

export type AnonymousActor = { kind: 'anonymous'; address: string }

export type SystemActor = { kind: 'system' }
