import type { Context } from 'hono'
import { answer } from '#api/door.ts'
import type { OauthGrant, TokenForm } from '#api/oauth/oauth-grant.ts'
import { sendOauth } from '#api/oauth/send-oauth.ts'
import { requestContext } from '#api/request-context.ts'
import { AppError } from '#lib/errors.ts'
import { problemOf, type ErrorForm } from '#lib/http/problem.ts'
import { second } from '#lib/time.ts'
import { exchangeAssertion } from '#lib/workloads/exchange-assertion.ts'

const accessToken = 'urn:ietf:params:oauth:token-type:access_token'
const subjectTypes = ['urn:ietf:params:oauth:token-type:id_token', 'urn:ietf:params:oauth:token-type:jwt']

/** A CI job or pod gets an access token for its issuer's signed one (RFC 8693), also as Docker's login action asks for it. */
export const tokenExchange: OauthGrant = {
  type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  async answer(c, form) {
    if (form.connection_id === undefined) return sendOauth(c, await exchange(c, form))
    try {
      return sendOauth(c, await exchange(c, form))
    } catch (error) {
      return answer(c, dockerErrors(problemOf(error, `${c.req.method} ${c.req.path}`)))
    }
  },
}

async function exchange(c: Context, form: TokenForm) {
  const { subject_token: assertion, connection_id: connection, workload = connection } = form
  if (assertion === undefined) throw new AppError('invalid', 'Send subject_token.')
  if (!subjectTypes.includes(form.subject_token_type ?? ''))
    throw new AppError('invalid', `Send subject_token_type=${subjectTypes.join(' or ')}.`)
  if ((form.requested_token_type ?? accessToken) !== accessToken)
    throw new AppError('invalid', `Leave requested_token_type out, or send ${accessToken}.`)
  if (form.actor_token !== undefined) throw new AppError('invalid', 'Leave actor_token out.')
  const context = requestContext(c, 'api')
  const made = await exchangeAssertion(
    { assertion, workload, organization: form.organization, expiresIn: readSeconds(form.expires_in) },
    context,
  )
  return {
    access_token: made.secret.reveal(),
    issued_token_type: accessToken,
    token_type: 'Bearer',
    expires_in: Math.floor((made.expiresAt.getTime() - context.now.getTime()) / second),
    username: made.organization.name,
    token_id: made.token.id,
  }
}

/** Docker's: fewer seconds than the workload allows. */
function readSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (seconds < 300 || seconds > 3600)
    throw new AppError('invalid', 'Send expires_in from 300 to 3600 seconds.')
  return seconds
}

const dockerErrors: ErrorForm = ({ status, message, headers }) => ({
  status: status === 403 ? 403 : [409, 422].includes(status) ? 400 : status,
  headers: { ...headers, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  body: JSON.stringify({ message }),
})
