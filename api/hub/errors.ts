import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type ErrorCode } from '#lib/errors.ts'
import { logFailure } from '#lib/log-failure.ts'

/**
 * Hub words its errors in three ways, each route in one of them: `fields` as `{ fields, text }` for bad input and
 * `{ detail, message }` for the rest, `errinfo` as `{ errinfo, detail, message }`, a sign-in as `{ detail }` alone.
 */
export type ErrorShape = 'fields' | 'errinfo' | 'detail'

type Problem = { status: ContentfulStatusCode; body: object; retryAfter: number | undefined }

/** Every error as the route answers it. What nobody threw on purpose refuses, too, and is logged. */
export function problemOf(
  thrown: unknown,
  { errors, renamed = {} }: { errors: ErrorShape; renamed?: Record<string, string> },
  what: string,
): Problem {
  if (!(thrown instanceof AppError)) logFailure(what, thrown)
  const error = thrown instanceof AppError ? thrown : new AppError('limited', noAnswer, { retryAfter: 5 })
  const status = error === thrown ? statusOf(error) : 503
  return { status, body: bodyOf(error, errors, renamed), retryAfter: error.retryAfter }
}

const noAnswer = 'Gatehouse cannot answer right now. Try again in a moment.'

export function hubError(c: Context, { status, body, retryAfter }: Problem) {
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter))
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="Gatehouse API"')
  return c.json(body, status)
}

const statuses: Record<ErrorCode, ContentfulStatusCode> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  // Hub has no 409 for a name that is taken, or a state that forbids the change.
  conflict: 400,
  limited: 429,
}

/** A limit that no waiting lifts, such as how many tokens a plan has, is no 429. */
function statusOf({ code, retryAfter }: AppError): ContentfulStatusCode {
  return code === 'limited' && retryAfter === undefined ? 403 : statuses[code]
}

function bodyOf(error: AppError, shape: ErrorShape, renamed: Record<string, string>): object {
  const { message } = error
  if (shape === 'detail') return { detail: message }
  const named = ([field, text]: [string, string]) => [renamed[field] ?? field, [text]]
  const fields = Object.fromEntries(Object.entries(error.fields).map(named))
  if (shape === 'errinfo') return { errinfo: fields, detail: message, message }
  return statusOf(error) === 400 ? { fields, text: message } : { detail: message, message }
}
