import { z } from 'zod'

/** One line that a person typed and others read: trimmed, and free of what can't be stored or seen. */
export function plainText(max: number, missing = 'Enter text.') {
  return z
    .string({ error: missing })
    .trim()
    .max(max, `Use ${max} characters or fewer.`)
    .refine(
      (text) => text.isWellFormed() && !/\p{Cc}/u.test(text),
      'Leave out control characters and line breaks.',
    )
}

/** The same, and something that can be seen. */
export function requiredText(max: number, missing: string) {
  return plainText(max, missing).refine((text) => /[^\p{C}\p{Z}]/u.test(text), missing)
}
