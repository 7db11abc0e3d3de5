import { findSecretEnd } from '#lib/credentials/find-secret-end.ts'
import { identifiedByToken, type Identified } from '#lib/credentials/identified.ts'
import type { TokenAlone } from '#lib/credentials/read-credential.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import { countFailureSoon } from '#lib/rate-limits/failures.ts'
import type { Secret } from '#lib/secret.ts'
import { inUtc } from '#lib/time.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'
import { isForeignToken, isOrganizationSecret, isWellFormed, looksLikeToken } from '#lib/tokens/secret.ts'

/** Who an access token stands for. Where a name came with it, that must be its owner's. */
export async function identifyToken(
  { secret, username, found }: Omit<TokenAlone, 'kind'>,
  context: RequestContext,
): Promise<Identified> {
  assertNotMistaken(secret.reveal())
  if (!isWellFormed(secret.reveal())) {
    countFailureSoon(context.address, username ?? '')
    throw refused(wrongToken(username))
  }
  const token = found ?? (await findTokenBySecret(secret, context.now))
  // The secret is known to be right, so its holder may learn what is wrong with it.
  if (token && belongsTo(token, username)) return identifiedByToken(token, context)
  // Nobody guesses a well-formed secret, and one that is stale must not shut out those who share its address.
  if (token) throw belongsToAnother(token)
  await assertNotEnded(secret)
  throw ended(wrongToken(username))
}

/** What is neither a password nor a guess, but a token copied with a space or for another installation. */
function assertNotMistaken(text: string): void {
  if (text !== text.trim() && looksLikeToken(text.trim())) {
    throw refused('There is a space or a line break around the access token. Send it without.')
  }
  if (isForeignToken(text)) {
    throw refused(
      `This access token is from another Gatehouse, or from before TOKEN_PREFIX was changed. Create a new one at ${tokensPage}`,
    )
  }
}

/** Says when this secret was rotated or its token deleted, whatever the name: the secret is of no more use to anybody. */
async function assertNotEnded(secret: Secret): Promise<void> {
  const end = await findSecretEnd(secret)
  if (!end) return
  if (end.by === 'rotation')
    throw ended(`This secret was rotated on ${inUtc(end.at)}. Use the new secret of the access token.`)
  const remedy = isOrganizationSecret(secret.reveal())
    ? 'An owner of the organization can create a new one.'
    : `Create a new one at ${tokensPage}`
  throw ended(`This access token was deleted on ${inUtc(end.at)}. ${remedy}`)
}

/** The owner's name in any case, or a person's e-mail address, because people sign in with either. */
function belongsTo(token: FoundToken, name: string | null): boolean {
  if (name === null) return true
  const folded = name.toLowerCase()
  return folded === ownerOf(token) || (token.accountId !== null && folded === token.email)
}

const ownerOf = (token: FoundToken) => (token.accountId === null ? token.organizationName : token.username)

function belongsToAnother(token: FoundToken): AppError {
  return refused(`This access token belongs to ${ownerOf(token)}. Sign in with that name.`)
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}

/** The same for a secret that is never accepted again. */
function ended(message: string): AppError {
  return new AppError('unauthenticated', message, { hasEnded: true })
}

const tokensPage = env.PUBLIC_URL + paths.security
const wrongToken = (username: string | null) =>
  `Wrong ${username === null ? '' : 'username or '}access token, or the token was deleted. See your tokens at ${tokensPage}`
