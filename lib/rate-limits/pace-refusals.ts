import { AppError } from '#lib/errors.ts'
import { second } from '#lib/time.ts'

const perSecond = 100
const longestWait = second

// Next.js bundles its own copy of this file: both must keep one pace.
const held = globalThis as { gatehouseRefusals?: { next: number } }
const refusals = (held.gatehouseRefusals ??= { next: -Infinity })

/**
 * Does work that may refuse a secret. Beyond 100 refusals a second, each waits for its turn, at most a second, so that
 * clients that try again as soon as they are refused leave the process to others. What is not refused never waits.
 */
export async function paceRefusals<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) await turn()
    throw error
  }
}

/** Turns are evenly apart; those that nobody took in the last second can be taken at once. */
async function turn(): Promise<void> {
  const now = performance.now()
  const next = Math.max(refusals.next, now - second) + second / perSecond
  refusals.next = Math.min(next, now + longestWait)
  const wait = refusals.next - now
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
}
