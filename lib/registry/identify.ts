import { verifyPassword } from '#lib/accounts/verify-password.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import { countFailure } from '#lib/rate-limits/failures.ts'
import type { Credential } from '#lib/registry/credential.ts'
import type { RegistryActor } from '#lib/registry/decide.ts'
import { assertUsable } from '#lib/tokens/assert-usable.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'
import { tokenActor } from '#lib/tokens/token-actor.ts'

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
  return { actor: tokenActor(token, address), isFirstUse: token.neverUsed }
}

/** The name exactly as it is stored, or a person's e-mail address: people sign in with either. */
function belongsTo(token: FoundToken, name: string): boolean {
  if (token.accountId === null) return name === token.organizationName
  return name === token.username || name.toLowerCase() === token.email
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}

const tokensPage = env.PUBLIC_URL + paths.security
