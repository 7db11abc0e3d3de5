import { userAgent } from '#cli/user-agent.ts'
import type { Credential } from '#cli/store/credentials.ts'

/** An access token of Gatehouse, whatever its prefix; nobody's password looks so. */
const accessToken = /^[a-z][a-z0-9]*_(pat|oat)_[0-9A-Za-z]{36}$/
const patience = 5_000

/**
 * Why an access token will never be taken again: it expired, was deleted or rotated. Null where it still may, or where
 * Gatehouse does not answer; a deactivated one can be activated again.
 */
export async function askWhetherEnded(
  { url, username, secret }: Credential,
  program: string,
): Promise<string | null> {
  if (!accessToken.test(secret)) return null
  const basic = Buffer.from(`${username}:${secret}`).toString('base64')
  try {
    const answer = await fetch(`${url}/token`, {
      headers: { authorization: `Basic ${basic}`, 'user-agent': userAgent(program) },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (answer.status !== 401 || answer.headers.get('x-gatehouse-secret') !== 'ended') return null
    const { errors } = (await answer.json()) as { errors: { message: string }[] }
    return firstSentence(errors[0]?.message ?? 'The access token has ended.')
  } catch {
    return null
  }
}

const firstSentence = (text: string) => /^.*?\.(?= |$)/s.exec(text)?.[0] ?? text
