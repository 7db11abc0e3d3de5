import type { Secret } from '#lib/secret.ts'

/** The kinds of errors, which each protocol maps to its own format. */
export type ErrorCode =
  | 'invalid' // the input; `fields` says where and what to do
  | 'unauthenticated' // no credential, or an invalid one
  | 'proof_needed' // a password, passkey or code first, since the last is too long ago
  | 'forbidden' // may be known about, but not done by this actor
  | 'not_found' // does not exist, or the actor may not know about it
  | 'conflict' // a name that is taken, or a state that has changed
  | 'limited' // too many of something

/** The only error that verbs throw deliberately. Its message is written for the person who reads it. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  /** Messages by input path, as in `{ "repositories.0.id": "…" }`. */
  readonly fields: Readonly<Record<string, string>>
  /** For `limited`: seconds until it makes sense to try again. */
  readonly retryAfter: number | undefined
  /** For a token that may not be used: which one, for its history. */
  readonly tokenId: string | undefined
  /** For a secret that is never accepted again, so that who keeps it can forget it. */
  readonly hasEnded: boolean
  /** For a sign-in that needs a second step: what continues it. */
  readonly pendingSignIn: Secret | undefined

  /** For what an organization gives only people who have a second factor. */
  readonly needsSecondFactor: boolean

  constructor(
    code: ErrorCode,
    message: string,
    more: {
      fields?: Record<string, string>
      retryAfter?: number
      tokenId?: string
      hasEnded?: boolean
      pendingSignIn?: Secret
      needsSecondFactor?: boolean
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: more.cause })
    this.code = code
    this.fields = more.fields ?? {}
    this.retryAfter = more.retryAfter
    this.tokenId = more.tokenId
    this.hasEnded = more.hasEnded ?? false
    this.pendingSignIn = more.pendingSignIn
    this.needsSecondFactor = more.needsSecondFactor ?? false
  }
}

export function notFound(what: string): AppError {
  return new AppError('not_found', `${what} not found.`)
}
