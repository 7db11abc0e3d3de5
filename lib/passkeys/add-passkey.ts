import { verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server'
import { mutate } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { isChallenge, spendChallenge } from '#lib/passkeys/challenge.ts'
import { requireRelyingParty } from '#lib/passkeys/require-relying-party.ts'
import { addPasskeySchema, passkeyPolicy, type AddPasskey } from '#lib/passkeys/schema.ts'
import { lockAccount } from '#lib/second-factor/lock-account.ts'
import { replaceRecoveryCodes } from '#lib/second-factor/recovery-codes.ts'
import { refreshSecondFactorSince } from '#lib/second-factor/refresh-second-factor-since.ts'
import type { Secret } from '#lib/secret.ts'
import { deleteOtherSessions } from '#lib/sessions/end-other-sessions.ts'

/**
 * Keeps a passkey that a browser made. It counts as a second factor: where it is the first one, this returns recovery codes, and
 * all other sessions end, since they began without it.
 */
export async function addPasskey(actor: Actor, input: AddPasskey, now = new Date()): Promise<Secret[]> {
  authorizePerson(actor, 'account')
  assertFreshProof(actor, now)
  const { name, response } = parse(addPasskeySchema, input)
  const { accountId } = actor
  const credential = await verify(actor, response as RegistrationResponseJSON, now)
  return mutate(actor, async (tx) => {
    await lockAccount(tx, accountId)
    const before = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { secondFactorSince: true, _count: { select: { passkeys: true } } },
    })
    if (before._count.passkeys >= passkeyPolicy.most)
      throw new AppError('limited', `You have ${passkeyPolicy.most} passkeys. Remove one first.`)
    const { count } = await tx.passkey.createMany({
      data: { ...credential, accountId, name, createdAt: now },
      skipDuplicates: true,
    })
    if (count === 0) throw new AppError('conflict', 'This passkey has been added already.')
    await refreshSecondFactorSince(tx, accountId, now)
    const isFirst = before.secondFactorSince === null
    const result = isFirst ? await replaceRecoveryCodes(tx, accountId) : []
    const sessions = isFirst ? await deleteOtherSessions(tx, actor) : 0
    const target = { kind: 'account', id: accountId, name: actor.username }
    return { result, audit: { action: 'account.add_passkey', target, details: { passkey: name, sessions } } }
  })
}

async function verify({ accountId }: AccountActor, response: RegistrationResponseJSON, now: Date) {
  const { id: expectedRPID, origin: expectedOrigin } = requireRelyingParty()
  let answered = ''
  const isExpected = (challenge: string) => {
    answered = challenge
    return isChallenge(challenge, { purpose: 'add', accountId }, now)
  }
  const given = { response, expectedChallenge: isExpected, expectedOrigin, expectedRPID }
  const { registrationInfo } = await verifyRegistrationResponse({
    ...given,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo || !(await spendChallenge(answered, now)))
    throw new AppError('invalid', 'This passkey could not be added. Try again.')
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return {
    ...{ credentialId: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey) },
    ...{ counter, transports: transports as string[] },
  }
}
