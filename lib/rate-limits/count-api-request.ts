import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '#lib/env.ts'
import { minute, second } from '#lib/time.ts'

/** An API caller's rate limit after a request. */
export type RequestCount = { limit: number; remaining: number; resetAt: Date; isOver: boolean }

const limit = env.API_REQUESTS_PER_MINUTE
// In memory, per replica: it stops one caller from using all capacity, and does not protect secrets from guessing.
const limiter = new RateLimiterMemory({ points: limit, duration: minute / second })

/** Counts one request of a caller of the API. */
export async function countApiRequest(caller: string): Promise<RequestCount> {
  const count = await limiter.consume(caller).catch((refusal: unknown) => {
    if (refusal instanceof RateLimiterRes) return refusal
    throw refusal
  })
  return {
    limit,
    remaining: Math.max(0, count.remainingPoints),
    resetAt: new Date(Date.now() + count.msBeforeNext),
    isOver: count.consumedPoints > limit,
  }
}
