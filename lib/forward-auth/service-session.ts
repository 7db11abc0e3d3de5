import { readHmacJwt, signHmacJwt } from '#lib/credentials/hmac-jwt.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { day, second } from '#lib/time.ts'

/** After this a browser is sent to sign in again, which nobody notices whose session in Gatehouse lasts. */
const lifetime = day

/** Used for nothing else, so that whatever it has signed is one of these. */
const key = () => deriveSecret('service-session')

/**
 * What a browser holds that is signed in at one host. The service sees it, so it names the session rather than holding its
 * secret, and is worth nothing at any other host.
 */
export const serviceSession = {
  async sign(sessionId: string, host: string, now: Date): Promise<string> {
    const exp = Math.floor((now.getTime() + lifetime) / second)
    return signHmacJwt(await key(), { sub: sessionId, aud: host, exp })
  },

  /** The session's id; null if Gatehouse did not sign it for this host, or too long ago. */
  async read(text: string, host: string, now: Date): Promise<string | null> {
    const claims = readHmacJwt(await key(), text) as { sub: string; aud: string; exp: number } | null
    return claims && claims.aud === host && claims.exp * second > now.getTime() ? claims.sub : null
  },
}
