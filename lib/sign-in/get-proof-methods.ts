import type { Actor } from '#lib/authz/actor.ts'
import { getSecondFactor } from '#lib/second-factor/get-second-factor.ts'

/** What the person can prove a session by, beside the password. */
export type ProofMethods = { code: boolean }

export async function getProofMethods(actor: Actor): Promise<ProofMethods> {
  const { authenticatorSince } = await getSecondFactor(actor)
  return { code: authenticatorSince !== null }
}
