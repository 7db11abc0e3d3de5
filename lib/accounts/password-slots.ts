import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/network-of.ts'

/** Argon2 is expensive by design: two at once leave threads and memory for everything else. */
export const slotLimits = { running: 2, waiting: 250, waitingPerSite: 50 } as const

/** Who waits, by site, in the order in which sites are served. */
type Slots = { running: number; waiting: Map<string, (() => void)[]> }

// Next.js bundles its own copy of this file: both must share the process's slots.
const held = globalThis as { gatehousePasswordSlots?: Slots }
const slots: Slots = (held.gatehousePasswordSlots ??= { running: 0, waiting: new Map() })

/** Runs password work, a site at a time in turn; refuses when the queue is long, be it through one site or many. */
export async function inPasswordSlot<Result>(address: string, work: () => Promise<Result>): Promise<Result> {
  await enter(networkOf(address, 48))
  try {
    return await work()
  } finally {
    leave()
  }
}

function enter(site: string): Promise<void> {
  if (slots.running < slotLimits.running) {
    slots.running++
    return Promise.resolve()
  }
  const own = slots.waiting.get(site) ?? []
  const all = [...slots.waiting.values()].reduce((sum, { length }) => sum + length, 0)
  if (all >= slotLimits.waiting || own.length >= slotLimits.waitingPerSite) {
    throw new AppError('limited', 'Too many people are signing in. Try again in a few seconds.', {
      retryAfter: 5,
    })
  }
  return new Promise((go) => slots.waiting.set(site, [...own, go]))
}

/** Hands the slot to the next site, which then waits behind the others with whom it has left. */
function leave(): void {
  const [next] = slots.waiting
  if (!next) {
    slots.running--
    return
  }
  const [site, [go, ...others]] = next
  slots.waiting.delete(site)
  if (others.length > 0) slots.waiting.set(site, others)
  go!()
}
