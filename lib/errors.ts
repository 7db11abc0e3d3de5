/** What can go wrong, in the few words that every door maps to its own protocol. */
export type ErrorCode =
  | 'invalid' // the input; `fields` says where and what to do
  | 'unauthenticated' // nobody, or a credential that does not hold
  | 'forbidden' // known to exist, but not for this actor
  | 'not_found' // not there, or not to be known of
  | 'conflict' // a name that is taken, a state that changed meanwhile
  | 'limited' // too many of something

/** The only error that verbs throw on purpose. Its message is written for the person who reads it. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  /** Messages by input path, as in `{ "repositories.0.id": "…" }`. */
  readonly fields: Readonly<Record<string, string>>
  /** For `limited`: seconds until another try makes sense. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    message: string,
    more: { fields?: Record<string, string>; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.code = code
    this.fields = more.fields ?? {}
    this.retryAfter = more.retryAfter
  }
}

export function notFound(what: string): AppError {
  return new AppError('not_found', `${what} not found.`)
}
