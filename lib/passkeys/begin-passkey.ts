import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/server'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { newChallenge } from '#lib/passkeys/challenge.ts'
import { requireRelyingParty } from '#lib/passkeys/require-relying-party.ts'

/** What a browser is to make a passkey from; `addPasskey` takes what it made. */
export async function beginPasskey(
  actor: Actor,
  now = new Date(),
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  authorizePerson(actor, 'account')
  assertFreshProof(actor, now)
  const { id: rpID, name: rpName } = requireRelyingParty()
  const { accountId, username: userName } = actor
  const known = await db.passkey.findMany({ where: { accountId }, select: { credentialId: true } })
  return generateRegistrationOptions({
    rpID,
    rpName,
    userName,
    userID: new Uint8Array(Buffer.from(accountId)),
    challenge: await newChallenge({ purpose: 'add', accountId }, now),
    excludeCredentials: known.map(({ credentialId }) => ({
      id: Buffer.from(credentialId).toString('base64url'),
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}
