import { hash, randomBytes } from 'node:crypto'

/** Text that prints as `[redacted]` in logs, templates and JSON; only `reveal()` returns it. */
export class Secret {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  reveal(): string {
    return this.#text
  }
  toString(): string {
    return '[redacted]'
  }
  toJSON(): string {
    return '[redacted]'
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[redacted]'
  }
}

/** 256 random bits, for a link's fragment or a session's cookie. */
export const randomSecret = () => new Secret(randomBytes(32).toString('base64url'))

/** SHA-256: sufficient for this many random bits, and fast enough for every request. */
export function hashSecret(text: string): Buffer<ArrayBuffer> {
  return hash('sha256', text, 'buffer')
}
