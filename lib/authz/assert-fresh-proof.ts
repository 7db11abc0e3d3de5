import type { Actor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { minute } from '#lib/time.ts'

/**
 * Comes after the authorization of what is sensitive. Throws `proof_needed` where the person's session was last given a password,
 * passkey or code more than `PROOF_MINUTES` ago. Whoever sent a password with the request has proved it, and tokens can't.
 */
export function assertFreshProof(actor: Actor, now = new Date()): void {
  if (actor.kind !== 'account' || !actor.sessionId) return
  const { PROOF_MINUTES } = env
  if (actor.provedAt && now.getTime() - actor.provedAt.getTime() < PROOF_MINUTES * minute) return
  const since = PROOF_MINUTES === 1 ? 'minute' : `${PROOF_MINUTES} minutes`
  throw new AppError(
    'proof_needed',
    `This takes a password, passkey or code given in the last ${since}. Confirm in the browser that it's you, or sign in again.`,
  )
}
