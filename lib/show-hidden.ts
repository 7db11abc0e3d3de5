/**
 * Text of a stranger, for people to decide by: whatever shows nothing, breaks the line or turns what is around it stands as
 * its code point, `⟨U+202E⟩`.
 */
export function showHidden(text: string): string {
  return text.toWellFormed().replace(hidden, (character) => `⟨U+${hex(character)}⟩`)
}

const hidden = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

const hex = (character: string) => character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
