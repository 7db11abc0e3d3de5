import { jwtVerify, type JWTPayload } from 'jose'
import { keyring } from '#lib/signing-keys/keyring.ts'

/** The claims of a JWT that Gatehouse itself signed as this issuer for this audience, while it holds; else null. */
export async function verifyJwt(
  token: string,
  expected: { issuer: string; audience: string },
): Promise<JWTPayload | null> {
  const { verifying } = await keyring()
  const keyOf = ({ kid = '' }: { kid?: string }) => {
    const key = verifying.get(kid)
    if (!key) throw new Error('unknown key')
    return key
  }
  const checks = {
    ...expected,
    algorithms: ['ES256'],
    requiredClaims: ['exp'],
    clockTolerance: leewaySeconds,
  }
  return jwtVerify(token, keyOf, checks).then(
    ({ payload }) => payload,
    () => null,
  )
}

/** Replicas' clocks differ a little. */
const leewaySeconds = 5
