import { env } from '#lib/env.ts'
import { logFailure } from '#lib/log-failure.ts'
import { onStop } from '#lib/shutdown.ts'
import { second } from '#lib/time.ts'

const mostWaiting = 100_000
const mostAtOnce = 1_000

/**
 * Keeps the latest use of each row in memory and writes them in batches: every few seconds, at shutdown, and
 * immediately for a row's first use. Failed writes are retried the next time.
 */
export class LatestUses<Use extends { at: Date }> {
  readonly #what: string
  readonly #write: (uses: (Use & { id: string })[]) => Promise<unknown>
  readonly #waiting = new Map<string, Use & { id: string }>()
  #lastFlush: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #soon: NodeJS.Immediate | undefined

  constructor(what: string, write: (uses: (Use & { id: string })[]) => Promise<unknown>) {
    this.#what = what
    this.#write = write
  }

  /** Never waits and never throws. When too many rows are waiting, new ones are dropped. */
  record(id: string, use: Use, isFirstEver: boolean): void {
    const known = this.#waiting.get(id)
    if (known ? known.at > use.at : this.#waiting.size >= mostWaiting) return
    this.#waiting.set(id, { ...use, id })
    this.#startTimer()
    if (isFirstEver) this.#soon ??= setImmediate(() => void this.flush())
  }

  /** Writes all waiting uses. Flushes run one at a time, and failures are logged. */
  flush(): Promise<void> {
    clearImmediate(this.#soon)
    this.#soon = undefined
    this.#lastFlush = this.#lastFlush.then(() => this.#writeAll())
    return this.#lastFlush
  }

  async #writeAll(): Promise<void> {
    // Sorted, so that replicas that write the same rows can't deadlock.
    const uses = [...this.#waiting.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    try {
      for (let at = 0; at < uses.length; at += mostAtOnce) {
        const batch = uses.slice(at, at + mostAtOnce)
        await this.#write(batch)
        for (const use of batch) if (this.#waiting.get(use.id) === use) this.#waiting.delete(use.id)
      }
    } catch (error) {
      logFailure(`Writing the ${this.#what}`, error)
    }
  }

  #startTimer(): void {
    if (this.#timer) return
    this.#timer = setInterval(() => void this.flush(), env.LAST_USED_FLUSH_SECONDS * second).unref()
    onStop(() => this.flush())
  }
}
