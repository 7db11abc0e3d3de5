import type { Actor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { listPasskeys } from '#lib/passkeys/list-passkeys.ts'
import { relyingParty } from '#lib/passkeys/relying-party.ts'
import { getSecondFactor } from '#lib/second-factor/get-second-factor.ts'

/** What the person can prove a session by, beside the password; the identity provider by what people call it. */
export type ProofMethods = { code: boolean; passkey: boolean; provider: string | null }

export async function getProofMethods(actor: Actor): Promise<ProofMethods> {
  const { authenticatorSince } = await getSecondFactor(actor)
  const passkeys = await listPasskeys(actor)
  return {
    code: authenticatorSince !== null,
    passkey: relyingParty !== null && passkeys.length > 0,
    provider: env.OIDC_NAME || null,
  }
}
