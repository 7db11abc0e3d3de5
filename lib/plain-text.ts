import { z } from 'zod'

/** One line of text that people type and read: trimmed, without control characters. */
export function plainText(max: number, missing = 'Enter text.') {
  return z
    .string({ error: missing })
    .trim()
    .max(max, `Use ${max} characters or fewer.`)
    .refine((text) => text.isWellFormed() && !text.includes(replacement), 'Enter text in UTF-8.')
    .refine((text) => !hidden.test(text), 'Leave out control characters, invisible ones and line breaks.')
}

/** The same, and not empty. */
export function requiredText(max: number, missing: string) {
  return plainText(max, missing).refine((text) => /[^\p{C}\p{Z}]/u.test(text), missing)
}

/** What a decoder puts in the place of bytes that are no UTF-8. */
const replacement = '\uFFFD'

/**
 * Controls, line separators, and all that shows nothing or turns what is around it: zero-width, bidirectional and tag
 * characters. Not what makes one emoji out of several, nor the selectors of its style.
 */
const hidden =
  /[\p{Cc}\p{Zl}\p{Zp}]|(?!\uFE0E|\uFE0F|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D\p{Extended_Pictographic})[\p{Cf}\p{Default_Ignorable_Code_Point}]/u
