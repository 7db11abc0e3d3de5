import { z } from 'zod'
import { presentPassword } from '#lib/accounts/schema.ts'
import { assertionSchema } from '#lib/passkeys/schema.ts'
import { secondFactorSchema } from '#lib/second-factor/schema.ts'

/** What shows that the person of a session is still the one who signed in. */
export const proofSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('password'), password: presentPassword }),
  secondFactorSchema.extend({ method: z.literal('code') }),
  z.object({ method: z.literal('passkey'), assertion: assertionSchema }),
])
export type Proof = z.input<typeof proofSchema>

/** Why a sign-in with the identity provider led to no session, by what the address of the sign-in page calls it. */
export const providerProblems = {
  failed: 'Signing in with the identity provider did not work. Try again.',
  'no-email': 'The identity provider has no verified e-mail address of yours.',
  unverified:
    'The account with your e-mail address has not verified it. Sign in with the password, and verify it under Account settings.',
  'no-account': 'There is no account with your e-mail address. Ask for an invite.',
  'another-identity':
    'This account is linked to somebody else at the identity provider. Ask a site administrator.',
  suspended: 'This account is suspended. Ask a site administrator to restore it.',
} as const

export type ProviderProblem = keyof typeof providerProblems

/** A form's field holds text. */
export const passkeyFormSchema = z.object({
  assertion: z
    .string()
    .max(50_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue('This is no passkey.')
        return z.NEVER
      }
    })
    .pipe(assertionSchema),
})
