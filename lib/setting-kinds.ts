import { z } from 'zod'

export const whole = (name: string, least: number, most: number, standard: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .default(standard)
    .describe(`set ${name} to a whole number from ${least} to ${most}`)

export const choice = <const T extends string>(name: string, values: [T, ...T[]], standard: T) =>
  z
    .enum(values)
    .default(standard)
    .describe(`set ${name} to ${values.join(' or ')}`)

/** A whole number, or null for unlimited. */
export const limit = (name: string, standard: number | null) =>
  z
    .string()
    .regex(/^(\d+|unlimited)$/)
    .transform((text) => (text === 'unlimited' ? null : Number(text)))
    .pipe(z.number().min(1).max(1_000_000_000).nullable())
    .default(standard)
    .describe(`set ${name} to a whole number from 1 to 1000000000, or to unlimited`)
