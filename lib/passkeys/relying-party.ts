import { isIP } from 'node:net'
import { env } from '#lib/env.ts'

const { origin, hostname, protocol } = new URL(env.PUBLIC_URL)

/** Browsers have passkeys for names under HTTPS, and for localhost (WebAuthn, section 5.1). Null elsewhere. */
export const relyingParty =
  (protocol === 'https:' && isIP(hostname.replace(/[[\]]/g, '')) === 0) || hostname === 'localhost'
    ? { id: hostname, origin, name: `Gatehouse (${hostname})` }
    : null
