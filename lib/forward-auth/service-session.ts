import { readHmacJwt, signHmacJwt } from '#lib/credentials/hmac-jwt.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { day, second } from '#lib/time.ts'

/** After this a browser is sent to sign in again, which nobody notices whose session in Gatehouse lasts. */
const lifetime = day

/** Used for nothing else, so that whatever it has signed is one of these. */
const key = () => deriveSecret('service-session')

/** Where a browser is signed in. The next service at the same host is another: the one before has seen the cookie. */
type Place = { host: string; serviceId: string }

/**
 * What a browser holds that is signed in at one host. The service sees it, so it names the session rather than holding its
 * secret, and is worth nothing at any other host.
 */
export const serviceSession = {
  async sign(sessionId: string, { host, serviceId }: Place, now: Date): Promise<string> {
    const exp = Math.floor((now.getTime() + lifetime) / second)
    return signHmacJwt(await key(), { sub: sessionId, aud: [host, serviceId], exp } satisfies Claims)
  },

  /** The session's id; null if Gatehouse did not sign it for this place, or too long ago. */
  async read(text: string, { host, serviceId }: Place, now: Date): Promise<string | null> {
    const claims = readHmacJwt(await key(), text) as Claims | null
    const isHere = claims?.aud[0] === host && claims.aud[1] === serviceId
    return isHere && claims.exp * second > now.getTime() ? claims.sub : null
  },
}

type Claims = { sub: string; aud: [host: string, serviceId: string]; exp: number }
