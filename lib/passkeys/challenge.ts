import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { db } from '#lib/database/db.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { hashSecret } from '#lib/secret.ts'
import { minute } from '#lib/time.ts'

/** What an answer is good for. A person is named but at sign-in, when nobody is known yet. */
export type ChallengeFor = { purpose: 'add' | 'prove'; accountId: string } | { purpose: 'sign_in' }

const challengePolicy = { lifetime: 5 * minute } as const

const nonceLength = 16
const timeLength = 8

/**
 * Signed rather than stored, so that opening the sign-in page writes nothing and any replica knows it: a nonce, its end and the
 * MAC of both with what it is for.
 */
export async function newChallenge(what: ChallengeFor, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const body = Buffer.alloc(nonceLength + timeLength)
  randomBytes(nonceLength).copy(body)
  body.writeBigInt64BE(BigInt(now.getTime() + challengePolicy.lifetime), nonceLength)
  return new Uint8Array(Buffer.concat([body, await macOf(body, what)]))
}

/** `challenge` is in base64url, as browsers send it back. */
export async function isChallenge(challenge: string, what: ChallengeFor, now: Date): Promise<boolean> {
  const bytes = Buffer.from(challenge, 'base64url')
  const body = bytes.subarray(0, nonceLength + timeLength)
  const expected = await macOf(body, what)
  const sent = bytes.subarray(body.length)
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) return false
  return body.readBigInt64BE(nonceLength) > BigInt(now.getTime())
}

/** False if it was spent before, on whichever replica. */
export async function spendChallenge(challenge: string, now: Date): Promise<boolean> {
  const expiresAt = new Date(now.getTime() + challengePolicy.lifetime)
  const data = { hash: hashSecret(challenge), expiresAt }
  const { count } = await db.spentChallenge.createMany({ data, skipDuplicates: true })
  return count === 1
}

async function macOf(body: Buffer, what: ChallengeFor): Promise<Buffer> {
  const of = 'accountId' in what ? `${what.purpose} ${what.accountId}` : what.purpose
  return createHmac('sha256', await deriveSecret('passkey-challenge'))
    .update(of)
    .update('\0')
    .update(body)
    .digest()
}
