import { WrongPassword } from '#lib/accounts/check-password.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import type { Identified } from '#lib/credentials/identified.ts'
import { identifyToken } from '#lib/credentials/identify-token.ts'
import type { Login } from '#lib/credentials/read-credential.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import { isForeignToken, looksLikeToken } from '#lib/tokens/secret.ts'

/** Who a name with a password or an access token stands for. Only guesses count as failed tries. */
export async function identifyLogin(
  { username, secret }: Login,
  context: RequestContext,
): Promise<Identified> {
  const text = secret.reveal()
  if (looksLikeToken(text.trim()) || isForeignToken(text)) return identifyToken({ secret, username }, context)
  try {
    const caller = await verifyPassword(username, secret, context.address)
    return { caller }
  } catch (error) {
    if (!(error instanceof WrongPassword)) throw error
    throw new AppError(
      'unauthenticated',
      `Wrong username or password. Use a personal access token as the password: create one at ${env.PUBLIC_URL}${paths.security}`,
    )
  }
}
