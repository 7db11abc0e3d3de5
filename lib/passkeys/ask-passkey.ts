import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { newChallenge, type ChallengeFor } from '#lib/passkeys/challenge.ts'
import { requireRelyingParty } from '#lib/passkeys/require-relying-party.ts'

/** What a browser is to sign with a passkey, which the person chooses there. */
export async function askPasskey(
  what: ChallengeFor,
  now = new Date(),
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { id: rpID } = requireRelyingParty()
  return generateAuthenticationOptions({
    rpID,
    userVerification: 'required',
    challenge: await newChallenge(what, now),
  })
}
