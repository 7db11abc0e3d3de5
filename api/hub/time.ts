/** An instant in RFC 3339 without the zeros that say nothing: clients compare these texts. */
export function hubTime(at: Date): string {
  return at.toISOString().replace(/\.?0+Z$/, 'Z')
}
