const hues = 12

/** One of twelve hues in degrees, the same for a name on every machine. */
export function avatarHue(name: string): number {
  let hash = 0
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) % 65_521
  return (hash % hues) * (360 / hues)
}

/** "Acme Works" is "AW", "demo" is "D": the first letters of the first two words. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0)!).toUpperCase())
    .join('')
}
