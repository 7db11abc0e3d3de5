import { z } from 'zod'
import { presentPassword } from '#lib/accounts/schema.ts'
import { secondFactorSchema } from '#lib/second-factor/schema.ts'

/** What the sign-in form is answered when the password was right, and a second step is needed. */
export const secondStepNeeded = 'second-step'

/** What shows that the person of a session is still the one who signed in. */
export const proofSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('password'), password: presentPassword }),
  secondFactorSchema.extend({ method: z.literal('code') }),
])
export type Proof = z.input<typeof proofSchema>
