import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '#lib/env.ts'
import { minute, second } from '#lib/time.ts'

/** How a caller of the API stands after a request. */
export type RequestCount = { limit: number; remaining: number; resetAt: Date; isOver: boolean }

const limit = env.API_REQUESTS_PER_MINUTE
// In memory, a count a replica: this keeps one caller from taking all, and is nothing to guess secrets against.
const limiter = new RateLimiterMemory({ points: limit, duration: minute / second })

/** Counts one request of a caller of the API. */
export async function countRequest(caller: string): Promise<RequestCount> {
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
