/** The few words of ASN.1's DER that a certificate is written in. */
function element(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content])
}

function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length])
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff])
}

export const sequence = (...contents: Buffer[]) => element(0x30, ...contents)
export const setOf = (...contents: Buffer[]) => element(0x31, ...contents)
export const boolean = (value: boolean) => element(0x01, Buffer.from([value ? 0xff : 0]))
export const octets = (content: Buffer) => element(0x04, content)
export const text = (value: string) => element(0x0c, Buffer.from(value))

/** `[number]` around whole elements, as versions and extensions have it. */
export const explicit = (number: number, ...contents: Buffer[]) => element(0xa0 + number, ...contents)

/** `[number]` in the place of an element's own tag. */
export const implicit = (number: number, content: Buffer) => element(0x80 + number, content)

/** A number that is not negative, most significant byte first. */
export function integer(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0)
  const digits = start < 0 ? Buffer.from([0]) : bytes.subarray(start)
  return element(0x02, digits[0]! >= 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits)
}

export const bits = (bytes: Buffer, unused = 0) => element(0x03, Buffer.from([unused]), bytes)

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const groups = [value & 0x7f]
  for (let rest = value >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80)
  return groups
}

/** UTCTime up to 2049, GeneralizedTime from then on: RFC 5280 asks for just that. */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits))
}
