import type { Actor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { getSecondFactor } from '#lib/second-factor/get-second-factor.ts'

/** What the person can prove a session by, beside the password; the identity provider by what people call it. */
export type ProofMethods = { code: boolean; provider: string | null }

export async function getProofMethods(actor: Actor): Promise<ProofMethods> {
  const { authenticatorSince } = await getSecondFactor(actor)
  return { code: authenticatorSince !== null, provider: env.OIDC_NAME || null }
}
