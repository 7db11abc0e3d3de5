import type { Caller } from '#lib/authz/actor.ts'
import { bearerSeconds, signBearer } from '#lib/credentials/bearer.ts'
import type { Login } from '#lib/credentials/read-credential.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { AppError } from '#lib/errors.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { second } from '#lib/time.ts'
import { lastFourOf, looksLikeToken } from '#lib/tokens/secret.ts'
import { clientName } from '#lib/usage/client-name.ts'

/** Exchanges a name and a secret for a bearer token that lasts ten minutes; throws `unauthenticated` or `limited`. */
export async function openApiSession(
  login: Login,
  context: RequestContext,
  { forPeople = false } = {},
): Promise<string> {
  const { now } = context
  if (!looksLikeToken(login.secret.reveal())) {
    const { secret } = await openSession(login, context)
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

function openSession({ username, secret }: Login, { address, userAgent, now }: RequestContext) {
  const client = clientName(userAgent)
  const session = {
    address,
    client: client ? `API (${client})` : 'API',
    replaces: null,
    continues: true,
    // It is never extended: the row expires with the bearer token.
    expiresAt: new Date(now.getTime() + bearerSeconds * second),
  }
  return signIn({ identifier: username, password: secret, ...session }, now)
}

function notAPerson(): AppError {
  return new AppError('unauthenticated', 'This is an organization: use POST /v2/auth/token.')
}
