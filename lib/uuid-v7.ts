import { randomInt } from 'node:crypto'

let last = { time: 0, sequence: 0 }

/** A UUID of version 7 (RFC 9562), greater than those that this process made in the same millisecond. */
export function uuidV7(now: Date): string {
  const time = now.getTime()
  last = { time, sequence: time === last.time ? last.sequence + 1 : randomInt(2 ** 30) }
  const { sequence } = last
  const bits =
    (BigInt(time) << 80n) |
    (0x7n << 76n) |
    (BigInt(sequence >>> 19) << 64n) |
    (0x2n << 62n) |
    (BigInt(sequence & 0x7ffff) << 43n) |
    BigInt(randomInt(2 ** 43))
  return bits
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
