import { z } from 'zod'
import { presentPassword } from '#lib/accounts/schema.ts'
import { minute } from '#lib/time.ts'

/** `setUp`: how long a key that was shown can be confirmed. */
export const authenticatorPolicy = { setUp: 15 * minute } as const

export const recoveryCodePolicy = { count: 10, groups: 4, groupLength: 6 } as const

const digits = z
  .string({ error: 'Enter the code.' })
  .transform((typed) => typed.replace(/\s/g, ''))
  .refine((code) => /^\d{6}$/.test(code), 'Enter the six digits that your app shows.')

export const beginAuthenticatorSchema = z.object({ password: presentPassword })
export type BeginAuthenticator = z.input<typeof beginAuthenticatorSchema>

/** `id` is that of the set-up, so that another one begun meanwhile is not confirmed by mistake. */
export const confirmAuthenticatorSchema = z.object({ id: z.uuid(), code: digits })
export type ConfirmAuthenticator = z.input<typeof confirmAuthenticatorSchema>

/** A code of the app, or a recovery code. */
export const secondFactorSchema = z.object({
  code: z.string({ error: 'Enter the code.' }).trim().min(1, 'Enter the code.').max(100, 'This is no code.'),
})

/** Whether it has the form of an app's code, rather than of a recovery code. */
export const isAppCode = (code: string) => digits.safeParse(code).success
