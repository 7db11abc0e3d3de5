import { z } from 'zod'
import { requiredText } from '#lib/plain-text.ts'

/** RFC 8628: how long codes live, and how often a device may ask. */
export const devicePolicy = {
  expirySeconds: 600,
  intervalSeconds: 5,
  /** What a device that asks too soon has to wait longer, each time. */
  slowDownSeconds: 5,
  /** The auto-generated tokens of an account. One more replaces the one longest unused. */
  tokensPerAccount: 5,
} as const

/** What an auto-generated token may do: the only scope. */
export const deviceScope = 'repo:admin'

const idText = 'Use 2 to 30 lower-case letters, digits and hyphens, beginning with a letter.'

export const clientIdSchema = z.string({ error: 'Send client_id.' }).regex(/^[a-z][a-z0-9-]{1,29}$/, idText)

export const createClientSchema = z.object({
  id: z.string({ error: idText }).trim().pipe(clientIdSchema),
  name: requiredText(60, 'Enter a name that people recognize.'),
})
export type CreateClient = z.input<typeof createClientSchema>

export const renameClientSchema = createClientSchema.pick({ name: true })
export type RenameClient = z.input<typeof renameClientSchema>
