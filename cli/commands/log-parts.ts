/** What the server reads at once. */
const limits = { bytes: 400 * 1024, lines: 4_000 }

/** A log in parts that end with a line, each with the number of its first. */
export function* logParts(text: string): Generator<{ text: string; first_line: number }> {
  let part = { lines: [] as string[], bytes: 0, first: 1 }
  let number = 0
  for (const line of text.split('\n')) {
    number++
    const bytes = Buffer.byteLength(line) + 1
    const isFull = part.bytes + bytes > limits.bytes || part.lines.length >= limits.lines
    if (isFull && part.lines.length > 0) {
      yield { text: part.lines.join('\n'), first_line: part.first }
      part = { lines: [], bytes: 0, first: number }
    }
    // One that is as long as a part is no decision.
    part.lines.push(bytes > limits.bytes ? '#' : line)
    part.bytes += bytes > limits.bytes ? 2 : bytes
  }
  if (part.lines.some((line) => line !== '')) yield { text: part.lines.join('\n'), first_line: part.first }
}
