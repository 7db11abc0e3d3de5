import { decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose'
import { keyring } from '#lib/signing-keys/keyring.ts'
import { second } from '#lib/time.ts'

/** The claims of a JWT that Gatehouse itself signed as this issuer for this audience, while it holds; else null. */
export async function verifyJwt(
  token: string,
  expected: { issuer: string; audience: string },
): Promise<JWTPayload | null> {
  const key = await keyOf(token)
  if (!key) return null
  const checks = {
    ...expected,
    algorithms: ['ES256'],
    requiredClaims: ['exp'],
    clockTolerance: leewaySeconds,
  }
  return jwtVerify(token, key, checks).then(
    ({ payload }) => payload,
    () => null,
  )
}

/** The key that a token names. One that is unknown here may have been rotated in a moment ago, and another replica know it. */
async function keyOf(token: string) {
  const kid = kidOf(token)
  return (await keyring()).verifying.get(kid) ?? (await keyring(second)).verifying.get(kid)
}

function kidOf(token: string): string {
  try {
    return decodeProtectedHeader(token).kid ?? ''
  } catch {
    return ''
  }
}

/** Replicas' clocks differ a little. */
const leewaySeconds = 5
