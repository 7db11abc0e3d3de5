import type { Caller } from '#lib/authz/actor.ts'
import { onResponseEnd } from '#lib/current-request.ts'
import { AppError } from '#lib/errors.ts'
import { claimCall, releaseCall } from '#lib/idempotency/claim-call.ts'
import { idempotentCalls } from '#lib/idempotency/idempotent-call.ts'
import { logFailure } from '#lib/log-failure.ts'
import { hashSecret } from '#lib/secret.ts'

/** What an earlier call with the same key created. */
export type CreatedBefore = {
  ids: readonly string[]
  /** Whether its answer was sent in full. */
  isAnswered: boolean
}

/** `key` is checked here, since a browser can send anything. */
type Call = { key: string | null; route: string; request: unknown }
type Work<Result> = { create: () => Promise<Result>; repeat: (before: CreatedBefore) => Promise<Result> }

/**
 * Creates something once for each actor, route and key, for a day: what `create` writes by `mutate` is recorded in the same
 * transaction, and `repeat` describes it to whoever sends the request again. A call that creates nothing can be repeated.
 */
export async function withIdempotencyKey<Result>(
  actor: Caller,
  { key, route, request }: Call,
  { create, repeat }: Work<Result>,
): Promise<Result> {
  if (key === null) return create()
  if (typeof key !== 'string' || !wellFormed.test(key))
    throw new AppError('invalid', 'Send an Idempotency-Key of 1 to 255 printable ASCII characters.')
  const hash = hashSecret(JSON.stringify([actorKey(actor), route, key]))
  // A request may hold a password: without the key, which is not stored, nobody can try passwords on this hash.
  const requestHash = hashSecret(JSON.stringify([key, request]))
  const { created: ids, isAnswered, ...call } = await claimCall(hash, requestHash)
  const release = (isSent: boolean) => releaseCall(call, isSent)
  try {
    const result =
      ids.length > 0 ? await repeat({ ids, isAnswered }) : await idempotentCalls.run(call, create)
    onResponseEnd((isSent) => void release(isSent).catch((error) => logFailure('Releasing a call', error)))
    return result
  } catch (error) {
    await release(false)
    throw error
  }
}

const wellFormed = /^[ -~]{1,255}$/

function actorKey(actor: Caller): string {
  if ('tokenId' in actor) return `token ${actor.tokenId}`
  return actor.kind === 'account' ? `account ${actor.accountId}` : `address ${actor.address}`
}
