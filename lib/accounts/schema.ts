import { z } from 'zod'
import { reservedNames } from '#lib/accounts/reserved-names.ts'
import { requiredText } from '#lib/plain-text.ts'

/** The limits for accounts, read by forms, verbs, documentation and tests. */
export const accountPolicy = {
  username: { min: 3, max: 39 },
  password: { min: 12, max: 128 },
  nameMax: 100,
} as const

const { username: usernameLength, password: passwordLength, nameMax } = accountPolicy

/** A path component of the registry's grammar, because repository names start with it. */
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/

/** The name of an account or organization; both share one namespace. */
export function namespaceName(missing: string) {
  return z
    .string({ error: missing })
    .trim()
    .min(usernameLength.min, `Use at least ${usernameLength.min} characters.`)
    .max(usernameLength.max, `Use ${usernameLength.max} characters or fewer.`)
    .regex(
      component,
      'Use lower-case letters and digits, with single dots, dashes or underscores between them.',
    )
    .refine((name) => !reservedNames.has(name), 'This name is reserved. Choose another.')
}

export const email = z
  .string({ error: 'Enter an e-mail address.' })
  .trim()
  .toLowerCase()
  .max(254, 'Use 254 characters or fewer.')
  .pipe(z.email('Enter an e-mail address, such as name@example.com.'))

/** The prefix of any secret, whatever TOKEN_PREFIX is. */
const tokenPrefix = /^[a-z]{2,12}_(pat|oat)_/

const newPassword = z
  .string({ error: 'Enter a password.' })
  .min(passwordLength.min, `Use at least ${passwordLength.min} characters.`)
  .max(passwordLength.max, `Use ${passwordLength.max} characters or fewer.`)
  .refine((password) => !tokenPrefix.test(password), "A password can't begin like an access token.")

const name = requiredText(nameMax, 'Enter your name.')

/** The current password: it proves who someone is, so the rules for new ones don't apply. */
export const presentPassword = z
  .string({ error: 'Enter your password.' })
  .min(1, 'Enter your password.')
  .max(1_000)

export const registerSchema = z.object({
  username: namespaceName('Enter a username.'),
  email,
  password: newPassword,
})
export type Register = z.input<typeof registerSchema>

/** The e-mail address is that of the invite. */
export const registerByInviteSchema = registerSchema.omit({ email: true }).extend({ name })
export type RegisterByInvite = z.input<typeof registerByInviteSchema>

export const signInSchema = z.object({
  identifier: z
    .string({ error: 'Enter your username or e-mail.' })
    .trim()
    .min(1, 'Enter your username or e-mail.')
    .max(254),
  password: presentPassword,
})
export type SignInInput = z.input<typeof signInSchema>

export const requestResetSchema = signInSchema.pick({ identifier: true })
export type RequestReset = z.input<typeof requestResetSchema>

/** What a form sends that has a button and no fields. */
export const noInput = z.object({})

export const choosePasswordSchema = z.object({ password: newPassword })
export type ChoosePassword = z.input<typeof choosePasswordSchema>

const choice = z.boolean({ error: 'Send true or false.' }).optional()

/** Absent fields are not changed. A new e-mail address needs the password. */
export const updateAccountSchema = z.object({
  name: name.optional(),
  email: email.optional(),
  password: presentPassword.optional(),
  mailOwnExpiry: choice,
  mailOrganizationExpiry: choice,
})
export type UpdateAccount = z.input<typeof updateAccountSchema>

/** `typedName` is the username, typed to confirm. */
export const deleteAccountSchema = z.object({
  typedName: z.string({ error: 'Type your username.' }).trim(),
  password: presentPassword,
})
export type DeleteAccount = z.input<typeof deleteAccountSchema>

export const changePasswordSchema = z.object({ currentPassword: presentPassword, newPassword })
export type ChangePassword = z.input<typeof changePasswordSchema>
