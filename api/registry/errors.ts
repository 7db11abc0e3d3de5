import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type ErrorCode } from '#lib/errors.ts'
import { logFailure } from '#lib/log-failure.ts'

/** How the Distribution specification words what went wrong: `{ "errors": [{ code, message, detail }] }`. */
export type Problem = { status: ContentfulStatusCode; code: string; message: string; retryAfter?: number }

/** Every error as the registry's protocol has it. What nobody threw on purpose refuses, too, and is logged. */
export function problemOf(error: unknown, what: string): Problem {
  if (error instanceof AppError) {
    const { message, retryAfter } = error
    return { ...inRegistryWords[error.code], message, ...(retryAfter !== undefined && { retryAfter }) }
  }
  logFailure(what, error)
  return {
    status: 503,
    code: 'UNAVAILABLE',
    message: 'Gatehouse cannot answer right now. Try again in a moment.',
    retryAfter: 5,
  }
}

const inRegistryWords: Record<ErrorCode, { status: ContentfulStatusCode; code: string }> = {
  invalid: { status: 400, code: 'UNSUPPORTED' },
  unauthenticated: { status: 401, code: 'UNAUTHORIZED' },
  forbidden: { status: 403, code: 'DENIED' },
  not_found: { status: 404, code: 'NAME_UNKNOWN' },
  conflict: { status: 409, code: 'DENIED' },
  limited: { status: 429, code: 'TOOMANYREQUESTS' },
}

export function registryError(c: Context, { status, code, message, retryAfter }: Problem, more: object = {}) {
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter))
  return c.json({ ...more, errors: [{ code, message, detail: null }] }, status)
}

/** For the methods that a path does not have. */
export function methodNotAllowed(c: Context, allowed: string) {
  c.header('Allow', allowed)
  return registryError(c, {
    status: 405,
    code: 'UNSUPPORTED',
    message: `Use ${allowed.replace(', ', ' or ')} here.`,
  })
}
