import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { noteFailedSignIn } from '#lib/accounts/failed-sign-ins.ts'
import { mutate } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/network-of.ts'
import { parse } from '#lib/parse.ts'
import { isChallenge, spendChallenge, type ChallengeFor } from '#lib/passkeys/challenge.ts'
import { requireRelyingParty } from '#lib/passkeys/require-relying-party.ts'
import { assertionSchema, type Assertion } from '#lib/passkeys/schema.ts'

/** The passkey that signed, and whose it is. */
export type VerifiedPasskey = { id: string; accountId: string; username: string; passwordHash: string }

/**
 * Takes what a passkey signed, once. Throws `invalid` where it did not sign a challenge for this here, or its counter has gone
 * back, which says that there is a copy of it.
 */
export async function verifyPasskey(
  what: ChallengeFor,
  input: Assertion,
  address: string,
  now = new Date(),
): Promise<VerifiedPasskey> {
  const response = parse(assertionSchema, input) as AuthenticationResponseJSON
  const passkey = await db.passkey.findUnique({
    where: { credentialId: Buffer.from(response.id, 'base64url') },
    select: {
      ...{ id: true, accountId: true, credentialId: true, publicKey: true, name: true },
      account: { select: { username: true, passwordHash: true } },
    },
  })
  if (!passkey) throw refused('This passkey is not known here. Sign in another way, and add it again.')
  const { id, accountId } = passkey
  const { username, passwordHash } = passkey.account
  if ('accountId' in what && what.accountId !== accountId)
    throw refused('This passkey is of another account.')
  const counter = await newCounter(what, response, passkey, now)
  if (counter === null) {
    noteFailedSignIn(accountId, networkOf(address), now)
    throw refused('This passkey was not accepted. Try again.')
  }
  // Of simultaneous uses, one moves it. Many passkeys do not count, and say 0 each time.
  const { count } = await db.passkey.updateMany({
    where: { id, ...(counter === 0 ? { counter: 0 } : { counter: { lt: counter } }) },
    data: { counter, lastUsedAt: now },
  })
  if (count === 0) await refuseCopy({ id: accountId, username }, passkey.name, address)
  return { id, accountId, username, passwordHash }
}

type Known = { accountId: string; credentialId: Uint8Array; publicKey: Uint8Array<ArrayBuffer> }

/** Null where the signature, the challenge, the origin, the relying party or the user's verification is not right. */
async function newCounter(
  what: ChallengeFor,
  response: AuthenticationResponseJSON,
  { accountId, publicKey }: Known,
  now: Date,
): Promise<number | null> {
  const { id: expectedRPID, origin: expectedOrigin } = requireRelyingParty()
  const { userHandle } = response.response
  if (userHandle !== undefined && userHandle !== Buffer.from(accountId).toString('base64url')) return null
  let answered = ''
  const isExpected = (challenge: string) => {
    answered = challenge
    return isChallenge(challenge, what, now)
  }
  const verified = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge: isExpected, expectedOrigin, expectedRPID },
    // The counter is compared in the statement that moves it.
    credential: { id: response.id, publicKey, counter: 0 },
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified || !(await spendChallenge(answered, now))) return null
  return verified.authenticationInfo.newCounter
}

async function refuseCopy(account: { id: string; username: string }, passkey: string, address: string) {
  const { id: accountId, username: name } = account
  await mutate({ kind: 'account', accountId, username: name, address }, async () => {
    const target = { kind: 'account', id: accountId, name }
    return { result: undefined, audit: { action: 'account.refuse_passkey', target, details: { passkey } } }
  })
  throw refused(
    'This passkey was refused: its counter went back, so there may be a copy of it. Sign in another way, remove it and add a new one.',
  )
}

const refused = (message: string) => new AppError('invalid', message)
