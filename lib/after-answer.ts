import { logFailure } from '#lib/log-failure.ts'
import { onStop } from '#lib/shutdown.ts'

const underWay = new Set<Promise<unknown>>()

/** Does work that the answer must not wait for, or tell of. A stop waits for it. */
export function afterAnswer(what: string, work: () => Promise<unknown>): void {
  const working = new Promise(setImmediate)
    .then(work)
    .catch((error: unknown) => logFailure(what, error))
    .finally(() => underWay.delete(working))
  underWay.add(working)
  onStop(waitForAll)
}

const waitForAll = () => Promise.all(underWay)
