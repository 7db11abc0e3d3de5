import { z } from 'zod'
import { requiredText } from '#lib/plain-text.ts'

export const passkeyPolicy = { most: 20, nameLength: 60 } as const

export const passkeyNameSchema = z.object({
  name: requiredText(passkeyPolicy.nameLength, 'Enter a name.'),
})

const bytes = z.string().regex(/^[\w-]{1,20000}$/)
const common = { id: bytes, rawId: bytes, type: z.literal('public-key') }
const extensions = z
  .record(z.string(), z.unknown())
  .default({})
  .transform(() => ({}))

/** What `navigator.credentials.create` gave (WebAuthn, section 5.2.1), as far as it is read. */
export const addPasskeySchema = passkeyNameSchema.extend({
  response: z.object({
    ...common,
    clientExtensionResults: extensions,
    response: z.object({
      clientDataJSON: bytes,
      attestationObject: bytes,
      transports: z
        .array(z.string().regex(/^[\w-]{1,20}$/))
        .max(10)
        .default([]),
    }),
  }),
})
export type AddPasskey = z.input<typeof addPasskeySchema>

/** What `navigator.credentials.get` gave (section 5.2.2). */
export const assertionSchema = z.object({
  ...common,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
})
export type Assertion = z.input<typeof assertionSchema>
