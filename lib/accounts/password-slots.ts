import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/rate-limits/network-of.ts'

/** Argon2 is made to be dear: two at once leave threads and memory for everything else. */
export const slotLimits = { running: 2, waiting: 250, waitingPerNetwork: 50 } as const

type Slots = { running: number; waiting: { network: string; go: () => void }[] }

// Next.js bundles its own copy of this file: both must share the slots of the process.
const held = globalThis as { gatehousePasswordSlots?: Slots }
const slots: Slots = (held.gatehousePasswordSlots ??= { running: 0, waiting: [] })

/** Runs password work in turn; refuses when the queue is long, be it through one visitor or many. */
export async function inPasswordSlot<Result>(address: string, work: () => Promise<Result>): Promise<Result> {
  await enter(networkOf(address))
  try {
    return await work()
  } finally {
    leave()
  }
}

function enter(network: string): Promise<void> {
  if (slots.running < slotLimits.running) {
    slots.running++
    return Promise.resolve()
  }
  const own = slots.waiting.filter((other) => other.network === network).length
  if (slots.waiting.length >= slotLimits.waiting || own >= slotLimits.waitingPerNetwork) {
    throw new AppError('limited', 'Too many people are signing in. Try again in a few seconds.', {
      retryAfter: 5,
    })
  }
  return new Promise((go) => slots.waiting.push({ network, go }))
}

/** Hands the slot on, so that nobody slips in before the one who waits. */
function leave(): void {
  const next = slots.waiting.shift()
  if (next) next.go()
  else slots.running--
}
