import { Hono, type Context } from 'hono'
import { answer } from '#api/door.ts'
import { registryErrors } from '#api/registry/registry-errors.ts'
import { requestContext } from '#api/request-context.ts'
import { sendJson } from '#api/send-json.ts'
import { readBasic, readPasswordGrant } from '#lib/credentials/read-credential.ts'
import { AppError } from '#lib/errors.ts'
import { methodNotAllowed, problemOf, type ErrorForm, type Problem } from '#lib/http/problem.ts'
import { exchange, type Exchanged } from '#lib/registry/exchange.ts'
import { PullLimitReached } from '#lib/registry/pull-limit.ts'
import { second } from '#lib/time.ts'
import { pullWindow, type PullUsage } from '#lib/usage/pull-counts.ts'

/** The token endpoint of the Distribution token specification: GET with Basic authentication, or POST as in OAuth 2. */
export const registryToken = new Hono()

// One handler without middleware, which Hono dispatches faster.
registryToken.all('/token', (c) => {
  if (c.req.method === 'GET') return answerBasic(c)
  if (c.req.method === 'POST') return answerForm(c)
  throw methodNotAllowed('GET', 'POST')
})

async function answerBasic(c: Context) {
  try {
    const login = readBasic(c.req.header('authorization'))
    const services = c.req.queries('service') ?? []
    const scopes = c.req.queries('scope') ?? []
    const exchanged = await exchange({ login, services, scopes }, requestContext(c, 'registry'))
    return sendJson(c, answerOf(exchanged), limitHeaders(exchanged.usage))
  } catch (error) {
    return refusal(c, error)
  }
}

async function answerForm(c: Context) {
  try {
    const form = await readForm(c)
    const login = readPasswordGrant(form)
    const [services, scopes] = [form.getAll('service'), form.getAll('scope')]
    const exchanged = await exchange({ login, services, scopes }, requestContext(c, 'registry'))
    const scope = exchanged.access
      .map(({ type, name, actions }) => `${type}:${name}:${actions.join(',')}`)
      .join(' ')
    const body = { ...answerOf(exchanged), token_type: 'Bearer', scope }
    return sendJson(c, body, limitHeaders(exchanged.usage))
  } catch (error) {
    return refusal(c, error, oauthError)
  }
}

/** Never a refresh token, because docker would store it in place of the access token. */
function answerOf({ token, expiresIn, issuedAt }: Exchanged) {
  return { token, access_token: token, expires_in: expiresIn, issued_at: issuedAt.toISOString() }
}

/** In the form of Docker Hub, `100;w=21600`: how many, and the window in seconds. */
function limitHeaders(usage: PullUsage | null): Record<string, string> {
  if (!usage) return {}
  const window = `w=${pullWindow / second}`
  return {
    'ratelimit-limit': `${usage.limit};${window}`,
    'ratelimit-remaining': `${usage.remaining};${window}`,
  }
}

async function readForm(c: Context): Promise<URLSearchParams> {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new AppError('invalid', 'Send a form: Content-Type: application/x-www-form-urlencoded.')
  }
  return new URLSearchParams(await c.req.text())
}

function refusal(c: Context, error: unknown, more?: (problem: Problem) => object) {
  const problem = problemOf(error, `${c.req.method} /token`)
  c.header('Cache-Control', 'no-store')
  const headers = limitHeaders(error instanceof PullLimitReached ? error.usage : null)
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  if (problem.status === 401) c.header('WWW-Authenticate', 'Basic realm="Gatehouse", charset="UTF-8"')
  return answer(c, registryErrors(problem, more?.(problem)))
}

/** For clients of either method. */
export const tokenErrors: ErrorForm = (problem) => registryErrors(problem, oauthError(problem))

/** The same error in RFC 6749's format, in one body with the registry's format. */
const oauthError = (problem: Problem) => ({ error: oauthCode(problem), error_description: problem.message })

function oauthCode({ status, fields }: Problem): string {
  if (status === 401) return 'invalid_grant'
  if (status === 429 || status === 503) return 'temporarily_unavailable'
  if (fields?.grant_type) return 'unsupported_grant_type'
  return fields?.scope ? 'invalid_scope' : 'invalid_request'
}
