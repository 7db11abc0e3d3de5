import { bearerSeconds, signBearer } from '#lib/api-sessions/bearer.ts'
import { AppError } from '#lib/errors.ts'
import { identify } from '#lib/registry/identify.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { second } from '#lib/time.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'
import { clientName } from '#lib/usage/client-name.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

export type OpenApiSession = {
  /** A username or e-mail address, or the name of an organization with one of its access tokens. */
  identifier: string
  /** A password or an access token. */
  secret: string
  address: string
  userAgent: string | undefined
  /** Whether only people are let in. */
  forPeople?: boolean
}

/** Trades a name and a secret for a bearer token of ten minutes; throws `unauthenticated` or `limited`. */
export async function openApiSession({ identifier, secret, address, userAgent, forPeople }: OpenApiSession) {
  const now = new Date()
  const client = clientName(userAgent)
  if (!looksLikeToken(secret)) {
    const session = {
      client: client ? `API (${client})` : 'API',
      replaces: null,
      // Nothing extends it: this row ends when the bearer token does.
      expiresAt: new Date(now.getTime() + bearerSeconds * second),
    }
    const id = await signIn({ identifier, password: secret, address, ...session }, now)
    return signBearer({ kind: 'session', id }, now)
  }
  const { actor, isFirstUse } = await identify({ username: identifier, secret }, address)
  if (!('tokenId' in actor) || (forPeople && actor.kind === 'organization')) throw notAPerson()
  tokenUses.record(actor.tokenId, { at: now, address, client, action: 'signed in to the API' }, isFirstUse)
  return signBearer({ kind: 'token', id: actor.tokenId }, now)
}

function notAPerson(): AppError {
  return new AppError('unauthenticated', 'This is an organization: use POST /v2/auth/token.')
}
