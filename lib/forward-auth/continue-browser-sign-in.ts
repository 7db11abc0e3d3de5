import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { callbackPath } from '#lib/forward-auth/callback-path.ts'
import { signInRequests } from '#lib/forward-auth/sign-in-request.ts'
import { hashSecret, randomSecret } from '#lib/secret.ts'
import { findService } from '#lib/services/find-service.ts'
import { minute } from '#lib/time.ts'

/** A browser that has signed in needs no longer to get back. */
const arrivesWithin = minute

/** Where a person who is signed in goes on, back at the service, once. Throws `invalid` for what is no such request now. */
export async function continueBrowserSignIn(
  { sessionId }: AccountActor,
  request: string,
  now = new Date(),
): Promise<string> {
  const found = await signInRequests.read(request, now)
  if (!found || sessionId === undefined) throw expired()
  const { host, origin } = new URL(found.origin)
  // The host may have been taken from the service since, or the service may want this no more.
  if (!(await findService(host))?.redirectsBrowsers) throw expired()
  const code = randomSecret().reveal()
  await db.serviceSignIn.create({
    data: {
      ...{ codeHash: hashSecret(code), sessionId, host, target: found.target },
      browserHash: Buffer.from(found.browser, 'base64url'),
      expiresAt: new Date(now.getTime() + arrivesWithin),
    },
  })
  return `${origin}${callbackPath}?${new URLSearchParams({ code })}`
}

const expired = () => new AppError('invalid', 'This sign-in has expired. Open the service again.')
