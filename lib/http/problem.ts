import { AppError, type ErrorCode } from '#lib/errors.ts'
import { diskFullMessage, isDiskFull } from '#lib/is-disk-full.ts'
import { logFailure } from '#lib/log-failure.ts'
import type { Secret } from '#lib/secret.ts'

/** What went wrong, in terms of HTTP. Each door writes it in its own form. */
export type Problem = {
  status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 422 | 429 | 503
  message: string
  headers?: Record<string, string>
  /** Messages by input path. */
  fields?: Readonly<Record<string, string>>
  /** What continues a sign-in that needs a second step. */
  pendingSignIn?: Secret
}

/** An answer that is all there. */
export type Answer = { status: number; headers: Record<string, string>; body: string }

/** How a door says what went wrong. */
export type ErrorForm = (problem: Problem) => Answer

const statuses: Record<ErrorCode, Problem['status']> = {
  invalid: 400,
  unauthenticated: 401,
  proof_needed: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limited: 429,
}

/** When to try again what is unavailable now. */
export const RETRY_AFTER_SECONDS = 5

/** A refusal of HTTP's own, which no verb knows of. */
export class HttpError extends Error implements Problem {
  readonly status: Problem['status']
  readonly headers: Record<string, string>

  constructor(status: Problem['status'], message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

export const methodNotAllowed = (...allowed: string[]) =>
  new HttpError(405, `Use ${allowed.join(' or ')} here.`, { Allow: allowed.join(', ') })

/** The one way from an error to a status. What nobody threw on purpose is logged, and tells nothing. */
export function problemOf(error: unknown, what: string): Problem {
  if (error instanceof HttpError) return error
  if (!(error instanceof AppError)) {
    logFailure(what, error)
    return isDiskFull() ? { ...unavailable, message: diskFullMessage } : unavailable
  }
  const { code, message, fields, retryAfter, hasEnded, pendingSignIn } = error
  const headers: Record<string, string> = hasEnded ? { 'X-Gatehouse-Secret': 'ended' } : {}
  const waiting = pendingSignIn && { pendingSignIn }
  if (code !== 'limited') return { status: statuses[code], message, fields, headers, ...waiting }
  // A limit that waiting does not lift, for example a plan's number of tokens, is not a 429.
  if (retryAfter === undefined) return { status: statuses.forbidden, message }
  return { status: statuses.limited, message, headers: { 'Retry-After': String(retryAfter) } }
}

const unavailable: Problem = {
  status: 503,
  message: 'Gatehouse cannot answer right now. Try again in a moment.',
  headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
}
