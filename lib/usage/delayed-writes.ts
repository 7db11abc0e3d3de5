import { env } from '#lib/env.ts'
import { logFailure } from '#lib/log-failure.ts'
import { onStop } from '#lib/shutdown.ts'
import { second } from '#lib/time.ts'

/**
 * Writes what waits in memory: every few seconds, at shutdown, and immediately where that is asked for. Writes run one at a
 * time. Failed ones are logged and tried again the next time.
 */
export class DelayedWrites {
  readonly #what: string
  readonly #writeAll: () => Promise<void>
  #lastFlush: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #soon: NodeJS.Immediate | undefined

  constructor(what: string, writeAll: () => Promise<void>) {
    this.#what = what
    this.#writeAll = writeAll
  }

  /** Never waits and never throws. */
  schedule({ soon }: { soon: boolean }): void {
    if (!this.#timer) {
      this.#timer = setInterval(() => void this.flush(), env.LAST_USED_FLUSH_SECONDS * second).unref()
      onStop(() => this.flush())
    }
    if (soon) this.#soon ??= setImmediate(() => void this.flush())
  }

  flush(): Promise<void> {
    clearImmediate(this.#soon)
    this.#soon = undefined
    this.#lastFlush = this.#lastFlush
      .then(this.#writeAll)
      .catch((error) => logFailure(`Writing the ${this.#what}`, error))
    return this.#lastFlush
  }
}
