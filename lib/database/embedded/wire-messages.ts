/** Splits a byte stream of PostgreSQL's protocol into units that must not be interleaved with other connections. */
export class WireMessages {
  #bytes: Buffer = Buffer.alloc(0)
  #unit: Buffer[] = []
  #greeted = false
  readonly #connection: number
  /** The prepared statements of this connection, by the name they have in the shared session. */
  readonly statements = new Set<string>()

  constructor(connection: number) {
    this.#connection = connection
  }

  /** The complete units: a startup packet, or all messages up to one that PostgreSQL answers immediately. */
  *push(chunk: Buffer): Generator<Buffer> {
    this.#bytes = this.#bytes.length ? Buffer.concat([this.#bytes, chunk]) : chunk
    for (;;) {
      const start = this.#greeted ? 1 : 0
      if (this.#bytes.length < start + 4) return
      const end = start + this.#bytes.readInt32BE(start)
      if (this.#bytes.length < end) return
      const message = this.#bytes.subarray(0, end)
      this.#bytes = this.#bytes.subarray(end)
      if (!this.#greeted) {
        this.#greeted = message.readInt32BE(4) >> 16 === 3
        yield message
        continue
      }
      this.#unit.push(this.#own(message))
      if ('QSHXF'.includes(String.fromCharCode(message[0]!))) {
        yield Buffer.concat(this.#unit)
        this.#unit = []
      }
    }
  }

  /** All connections share one session; a statement's name is made the connection's own by its number. */
  #own(message: Buffer): Buffer {
    const kind = String.fromCharCode(message[0]!)
    if (kind === 'P') return this.#rename(message, 5)
    if (kind === 'B') return this.#rename(message, message.indexOf(0, 5) + 1)
    if ((kind === 'D' || kind === 'C') && message[5] === 0x53) return this.#rename(message, 6)
    return message
  }

  #rename(message: Buffer, at: number): Buffer {
    const end = message.indexOf(0, at)
    if (end === at) return message
    const name = `${this.#connection}:${message.toString('utf8', at, end)}`
    if (message[0] === 0x50) this.statements.add(name)
    const renamed = Buffer.concat([message.subarray(0, at), Buffer.from(name), message.subarray(end)])
    renamed.writeInt32BE(renamed.length - 1, 1)
    return renamed
  }
}

/** The message that closes a prepared statement, with the Sync that makes it take effect. */
export function closeStatement(name: string): Buffer {
  const body = Buffer.from(`S${name}\0`)
  const message = Buffer.alloc(5 + body.length + 5)
  message.write('C', 0)
  message.writeInt32BE(4 + body.length, 1)
  body.copy(message, 5)
  message.write('S', 5 + body.length)
  message.writeInt32BE(4, 6 + body.length)
  return message
}
