import { hash, randomBytes } from 'node:crypto'

/** Text that prints as `[redacted]` in logs, templates and JSON; `reveal()` is the one way to it. */
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

/** What a link carries in its fragment, which browsers send to nobody: 256 random bits. */
export const newLinkSecret = () => new Secret(randomBytes(32).toString('base64url'))

/** SHA-256: enough for so many random bits, and quick enough for every request. */
export function hashSecret(text: string): Buffer<ArrayBuffer> {
  return hash('sha256', text, 'buffer')
}
