import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { db } from '#lib/database/db.ts'
import { HttpError } from '#lib/http/problem.ts'
import type { IdempotentCall } from '#lib/idempotency/idempotent-call.ts'
import { day, minute, second } from '#lib/time.ts'

export type ClaimedCall = IdempotentCall & {
  /** What the call created before; empty if it is carried out for the first time. */
  created: string[]
  isAnswered: boolean
}

/** `claim`: longer than any call takes. `wait`: how long a repeated call waits for the first one. */
const idempotencyPolicy = { kept: day, claim: minute, wait: 5 * second, pause: 50 } as const

/**
 * Has the call to itself until `releaseCall`. Throws 409 if it is still being carried out, and 422 if the key came with another
 * request (draft-ietf-httpapi-idempotency-key-header, section 2.7).
 */
export async function claimCall(
  hash: Buffer<ArrayBuffer>,
  requestHash: Buffer<ArrayBuffer>,
  clock = () => new Date(),
): Promise<ClaimedCall> {
  const until = Date.now() + idempotencyPolicy.wait
  for (;;) {
    const claimed = await tryToClaim(hash, requestHash, clock())
    if (claimed) return claimed
    if (Date.now() >= until) throw inProgress()
    await pause(idempotencyPolicy.pause)
  }
}

async function tryToClaim(
  hash: Buffer<ArrayBuffer>,
  requestHash: Buffer<ArrayBuffer>,
  now: Date,
): Promise<ClaimedCall | null> {
  const claim = randomUUID()
  const claimedUntil = new Date(now.getTime() + idempotencyPolicy.claim)
  const expiresAt = new Date(now.getTime() + idempotencyPolicy.kept)
  await db.idempotentCall.deleteMany({ where: { hash, expiresAt: { lte: now } } })
  const fresh = { hash, requestHash, claim, claimedUntil, expiresAt }
  const { count } = await db.idempotentCall.createMany({ data: fresh, skipDuplicates: true })
  if (count > 0) return { hash, claim, created: [], isAnswered: false }
  const [found] = await db.idempotentCall.updateManyAndReturn({
    where: { hash, requestHash, claimedUntil: { lte: now } },
    data: { claim, claimedUntil },
    select: { created: true, isAnswered: true },
  })
  if (found) return { hash, claim, ...found }
  if (await db.idempotentCall.findFirst({ where: { hash, NOT: { requestHash } } })) throw anotherRequest()
  return null
}

/** Lets others repeat the call, or begin it again if it created nothing. */
export async function releaseCall({ hash, claim }: IdempotentCall, isSent: boolean): Promise<void> {
  await db.idempotentCall.deleteMany({ where: { hash, claim, created: { isEmpty: true } } })
  await db.idempotentCall.updateMany({
    where: { hash, claim },
    data: { claimedUntil: new Date(0), ...(isSent && { isAnswered: true }) },
  })
}

function inProgress(): HttpError {
  const message =
    'The first request with this Idempotency-Key is still being carried out. Try again in a moment.'
  return new HttpError(409, message, { 'Retry-After': '5' })
}

function anotherRequest(): HttpError {
  return new HttpError(
    422,
    'This Idempotency-Key was sent with another request. Use a new one for each request.',
  )
}
