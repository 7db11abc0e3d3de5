import type { Context } from 'hono'
import { readClient } from '#api/oauth/read-client.ts'
import { readForm } from '#api/oauth/read-form.ts'
import { requestContext } from '#api/request-context.ts'
import { sendJson } from '#api/send-json.ts'
import { identifyApplication, type Application } from '#lib/applications/identify-application.ts'
import { introspectToken, type ActiveToken } from '#lib/applications/introspect-token.ts'
import { AppError } from '#lib/errors.ts'
import { HttpError } from '#lib/http/problem.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'
import { Secret } from '#lib/secret.ts'

/** RFC 7662. Whatever is not active, for whatever reason, is answered the same. */
export async function introspect(c: Context): Promise<Response> {
  const form = await readForm(c)
  const context = requestContext(c, 'api')
  const application = await paceRefusals(() => identify(c, form, context.now)).catch(withChallenge)
  if (form.token === undefined) throw new AppError('invalid', 'Send token.')
  const active = await introspectToken(application, new Secret(form.token), context)
  return sendJson(c, active ? answerOf(active, publicUrlFor(c.req.header('host'))) : { active: false })
}

async function identify(c: Context, form: Partial<Record<string, string>>, now: Date): Promise<Application> {
  const { clientId, secret } = readClient(c.req.header('authorization'), form)
  return identifyApplication(clientId, secret, now)
}

/** RFC 6749, 5.2: a client that is refused learns by which scheme to come. */
function withChallenge(error: unknown): never {
  if (!(error instanceof AppError && error.code === 'unauthenticated')) throw error
  throw new HttpError(401, error.message, { 'WWW-Authenticate': 'Basic realm="Gatehouse"' })
}

const answerOf = (
  { id, owner, scopes, service, clientId, issuedAt, expiresAt }: ActiveToken,
  issuer: string,
) => ({
  active: true,
  scope: scopes.join(' '),
  client_id: clientId ?? consoleClientId,
  username: owner.name,
  token_type: 'Bearer',
  exp: expiresAt,
  iat: issuedAt,
  sub: owner.id,
  aud: service ?? issuer,
  iss: issuer,
  jti: id,
})

/** Of tokens that no client asked for. */
const consoleClientId = 'gatehouse'
