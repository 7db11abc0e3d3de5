/** An instant in RFC 3339 without trailing zeros, because clients compare the text. */
export function hubTime(at: Date): string {
  return at.toISOString().replace(/\.?0+Z$/, 'Z')
}
