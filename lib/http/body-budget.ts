import { HttpError } from '#lib/http/problem.ts'
import { networkOf } from '#lib/network-of.ts'

type HeldBody = {
  readonly client: string
  readonly refuse: (error: HttpError) => void
  size: number
}

/** For the bodies that the process holds, and for how many of them one client (an IPv6 /48) has sent only in part. */
export const bodyBudget = { bytes: 32 * 1024 * 1024, unfinishedPerClient: 100 }

/**
 * Bounds the memory of bodies before anybody knows who sends them. Over the budget the largest unfinished body is refused,
 * so that forms are read even while somebody fills it.
 */
export class BodyBudget {
  #bytes = 0
  /** By client, oldest first. */
  readonly #unfinished = new Map<string, Set<HeldBody>>()
  readonly #limits

  constructor(limits = bodyBudget) {
    this.#limits = limits
  }

  begin(address: string, refuse: HeldBody['refuse']): HeldBody {
    const body: HeldBody = { client: networkOf(address, 48), refuse, size: 0 }
    const own = this.#unfinished.get(body.client) ?? new Set()
    this.#unfinished.set(body.client, own.add(body))
    const [oldest] = own
    if (own.size > this.#limits.unfinishedPerClient) {
      const message = 'Too many requests from your address are unfinished.'
      this.#refuse(oldest!, new HttpError(429, message, { 'Retry-After': '5' }))
    }
    return body
  }

  grow(body: HeldBody, bytes: number): void {
    body.size += bytes
    this.#bytes += bytes
    while (this.#bytes > this.#limits.bytes) {
      const message = 'Gatehouse is receiving too much at once. Try again in a moment.'
      this.#refuse(this.#largest() ?? body, new HttpError(503, message, { 'Retry-After': '5' }))
    }
  }

  /** The body is complete, and held until it is released. */
  finish(body: HeldBody): void {
    const own = this.#unfinished.get(body.client)
    own?.delete(body)
    if (own?.size === 0) this.#unfinished.delete(body.client)
  }

  release(body: HeldBody): void {
    this.finish(body)
    this.#bytes -= body.size
    body.size = 0
  }

  #refuse(body: HeldBody, error: HttpError) {
    this.release(body)
    body.refuse(error)
  }

  #largest(): HeldBody | undefined {
    let largest: HeldBody | undefined
    for (const own of this.#unfinished.values())
      for (const body of own) if (body.size > (largest?.size ?? 0)) largest = body
    return largest
  }
}
