import { DelayedWrites } from '#lib/usage/delayed-writes.ts'

const mostWaiting = 100_000
const mostAtOnce = 1_000

/** Keeps the latest use of each row in memory and writes them in batches, and a row's first use immediately. */
export class LatestUses<Use extends { at: Date }> {
  readonly #write: (uses: (Use & { id: string })[]) => Promise<unknown>
  readonly #waiting = new Map<string, Use & { id: string }>()
  readonly #writes: DelayedWrites

  constructor(what: string, write: (uses: (Use & { id: string })[]) => Promise<unknown>) {
    this.#write = write
    this.#writes = new DelayedWrites(what, () => this.#writeAll())
  }

  /** Never waits and never throws. When too many rows are waiting, new ones are dropped. */
  record(id: string, use: Use, isFirstEver: boolean): void {
    const known = this.#waiting.get(id)
    if (known ? known.at > use.at : this.#waiting.size >= mostWaiting) return
    this.#waiting.set(id, { ...use, id })
    this.#writes.schedule({ soon: isFirstEver })
  }

  /** Writes all waiting uses. */
  flush(): Promise<void> {
    return this.#writes.flush()
  }

  async #writeAll(): Promise<void> {
    // Sorted, so that replicas that write the same rows can't deadlock.
    const uses = [...this.#waiting.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    for (let at = 0; at < uses.length; at += mostAtOnce) {
      const batch = uses.slice(at, at + mostAtOnce)
      await this.#write(batch)
      for (const use of batch) if (this.#waiting.get(use.id) === use) this.#waiting.delete(use.id)
    }
  }
}
