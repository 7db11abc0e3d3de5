import { readHmacJwt, signHmacJwt } from '#lib/credentials/hmac-jwt.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { minute, second } from '#lib/time.ts'

/** What a browser wants that a service has sent to sign in: where it comes from, and what tells it from other browsers. */
export type SignInRequest = {
  origin: string
  /** From the first slash on. */
  target: string
  /** SHA-256 of its cookie there, in base64url. */
  browser: string
}

/** As long as somebody may take to sign in. */
export const signInRequestLifetime = 15 * minute

/** Used for nothing else, so that whatever it has signed is one of these. */
const key = () => deriveSecret('service-sign-in-request')

export const signInRequests = {
  async sign(request: SignInRequest, now: Date): Promise<string> {
    const exp = Math.floor((now.getTime() + signInRequestLifetime) / second)
    return signHmacJwt(await key(), { ...request, exp })
  },

  /** Null if Gatehouse did not sign it, or too long ago. */
  async read(text: string, now: Date): Promise<SignInRequest | null> {
    const claims = readHmacJwt(await key(), text) as (SignInRequest & { exp: number }) | null
    return claims && claims.exp * second > now.getTime() ? claims : null
  },
}
