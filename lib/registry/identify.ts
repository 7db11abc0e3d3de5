import { verifyPassword } from '#lib/accounts/verify-password.ts'
import type { OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import { countFailure } from '#lib/rate-limits/failures.ts'
import type { Credential } from '#lib/registry/credential.ts'
import type { RegistryActor } from '#lib/registry/decide.ts'
import { assertUsable } from '#lib/tokens/assert-usable.ts'
import { findTokenBySecret, type FoundToken } from '#lib/tokens/find-token-by-secret.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'

/** Who asks, and whether a token is used for the first time ever. */
export type Caller = { actor: RegistryActor; isFirstUse: boolean }

/**
 * Who a credential stands for; throws `unauthenticated` in words to act on, or `limited`. No credential at all is
 * somebody anonymous; a wrong one never is.
 */
export async function identify(credential: Credential | null, address: string): Promise<Caller> {
  if (!credential) return { actor: { kind: 'anonymous', address }, isFirstUse: false }
  if (looksLikeToken(credential.secret)) return byToken(credential, address)
  try {
    return { actor: await verifyPassword(credential.username, credential.secret, address), isFirstUse: false }
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'unauthenticated')) throw error
    throw refused(
      `Wrong username or password. Use a personal access token as the password: make one at ${tokensPage}`,
    )
  }
}

async function byToken({ username, secret }: Credential, address: string): Promise<Caller> {
  const token = await findTokenBySecret(secret)
  if (!token || !belongsTo(token, username)) {
    await countFailure(address, username)
    throw refused(
      `Wrong username or access token, or the token was deleted. See your tokens at ${tokensPage}`,
    )
  }
  // From here on the secret is known to be right, so its holder may learn what is wrong with it.
  assertUsable(token, new Date())
  return { actor: actorOf(token, address), isFirstUse: token.neverUsed }
}

/** The name exactly as it is stored, or a person's e-mail address: people sign in with either. */
function belongsTo(token: FoundToken, name: string): boolean {
  if (token.accountId === null) return name === token.organizationName
  return name === token.username || name.toLowerCase() === token.email
}

function actorOf(token: FoundToken, address: string): TokenActor | OrganizationActor {
  const { id: tokenId, hint, allRepositories } = token
  if (token.accountId === null) {
    const { organizationId, organizationName, label: tokenName, scopes, publicRead, allPush } = token
    const organization = { organizationId, organizationName, scopes, publicRead, allRepositories, allPush }
    return { kind: 'organization', tokenId, tokenName, hint, ...organization, address }
  }
  const { accountId, username, description: tokenName, permission } = token
  return {
    kind: 'token',
    tokenId,
    tokenName,
    hint,
    accountId,
    username,
    permission,
    allRepositories,
    address,
  }
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}

const tokensPage = env.PUBLIC_URL + paths.security
