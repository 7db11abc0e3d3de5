import type { Caller } from '#lib/authz/actor.ts'
import { bearerSeconds, signBearer } from '#lib/credentials/bearer.ts'
import type { Login } from '#lib/credentials/read-credential.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { AppError } from '#lib/errors.ts'
import { isAppCode } from '#lib/second-factor/schema.ts'
import { wrongCode } from '#lib/second-factor/wrong-code.ts'
import type { Secret } from '#lib/secret.ts'
import type { Visit } from '#lib/sign-in/open-session.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { signInWithCode } from '#lib/sign-in/sign-in-with-code.ts'
import { second } from '#lib/time.ts'
import { lastFourOf, looksLikeToken } from '#lib/tokens/secret.ts'
import { clientName } from '#lib/usage/client-name.ts'

/**
 * Exchanges a name and a secret for a bearer token that lasts ten minutes; throws `unauthenticated` or `limited`. People's
 * passwords may need a second step, which `openApiSessionWithCode` takes.
 */
export async function openApiSession(
  login: Login,
  context: RequestContext,
  { forPeople = false } = {},
): Promise<string> {
  const { now } = context
  if (!looksLikeToken(login.secret.reveal())) {
    const { username: identifier, secret: password } = login
    const credentials = { identifier, password, isOneStep: !forPeople }
    const { secret } = await signIn({ ...credentials, ...visitOf(context) }, now)
    return signBearer({ kind: 'session', secret }, now)
  }
  const run = async (caller: Caller) => {
    if (!('tokenId' in caller) || (forPeople && caller.kind === 'organization')) throw notAPerson()
    const { tokenId: id, hint } = caller
    const result = await signBearer({ kind: 'token', id, lastFour: lastFourOf(hint) }, now)
    return { result }
  }
  return withCredential(login, context, { use: () => 'signed in to the API', run })
}

/**
 * Completes a sign-in with a code of the authenticator app; a recovery code is for people in a browser. Throws `unauthenticated`
 * or `limited`.
 */
export async function openApiSessionWithCode(
  pending: Secret,
  code: string,
  context: RequestContext,
): Promise<string> {
  const { now } = context
  try {
    if (!isAppCode(code)) throw wrongCode('code')
    const { secret } = await signInWithCode({ pending, code, ...visitOf(context) }, now)
    return await signBearer({ kind: 'session', secret }, now)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid')
      throw new AppError('unauthenticated', error.message)
    throw error
  }
}

function visitOf({ address, userAgent, now }: RequestContext): Visit {
  const client = clientName(userAgent)
  return {
    address,
    client: client ? `API (${client})` : 'API',
    replaces: null,
    continues: true,
    // It is never extended: the row expires with the bearer token.
    expiresAt: new Date(now.getTime() + bearerSeconds * second),
  }
}

function notAPerson(): AppError {
  return new AppError('unauthenticated', 'This is an organization: use POST /v2/auth/token.')
}
