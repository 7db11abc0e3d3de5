import { verifyPassword } from '#lib/accounts/verify-password.ts'
import type { TokenActor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import { countFailure } from '#lib/rate-limits/failures.ts'
import type { Credential } from '#lib/registry/credential.ts'
import type { RegistryActor } from '#lib/registry/decide.ts'
import { findTokenBySecret, type FoundToken } from '#lib/tokens/find-token-by-secret.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'
import { statusOf } from '#lib/tokens/status.ts'

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
  const status = statusOf(token, new Date())
  if (status === 'expired') {
    throw refused(
      `This access token expired on ${inWords(token.expiresAt!)}. Make a new one at ${tokensPage}`,
    )
  }
  if (status === 'inactive') {
    throw refused(`This access token is deactivated. Activate it, or use another: ${tokensPage}`)
  }
  return { actor: actorOf(token, address), isFirstUse: token.neverUsed }
}

/** The username exactly as it is stored, or the e-mail address: people sign in with either. */
function belongsTo({ username, email }: FoundToken, name: string): boolean {
  return name === username || name.toLowerCase() === email
}

function actorOf(
  { id, description, hint, accountId, username, permission, allRepositories }: FoundToken,
  address: string,
): TokenActor {
  const owner = { accountId, username }
  return {
    kind: 'token',
    tokenId: id,
    tokenName: description,
    hint,
    ...owner,
    permission,
    allRepositories,
    address,
  }
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}

/** `2026-03-09 14:05 UTC`: for a terminal, wherever it stands. */
function inWords(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

const tokensPage = env.PUBLIC_URL + paths.security
