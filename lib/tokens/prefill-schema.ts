import { z } from 'zod'
import type { OwnerKind } from '#lib/owners.ts'
import { organizationScopes } from '#lib/scopes/organization-scopes.ts'
import { personalPermissions, repositoryActions } from '#lib/scopes/personal-permissions.ts'
import { expiresWithin } from '#lib/tokens/expires-at.ts'
import { inDays } from '#lib/tokens/lifetimes.ts'
import { textFields } from '#lib/tokens/schema.ts'
import { purposesOf } from '#lib/tokens/token-purposes.ts'

/** The query of a form's address. */
export type FormQuery = Record<string, string | string[] | undefined>

type Fields = Record<string, z.ZodType>

const oneOf = <Value extends string>(values: Value[]) => z.enum(values, `Use ${words.format(values)}.`)
const words = new Intl.ListFormat('en-GB', { type: 'disjunction' })

const list = z.string().transform((text) => [...new Set(text.split(',').filter((part) => part !== ''))])

const days = /^[1-9]\d{0,3}$/
const lifetime = z.union(
  [z.literal('never'), z.string().regex(days), z.iso.datetime({ offset: true })],
  'Use a number of days, never, or a time as in 2030-12-31T12:00:00Z.',
)

const fields = (kind: OwnerKind, now: Date, maxDays: number | null) => ({
  purpose: oneOf(purposesOf(kind).map(({ value }) => value)),
  repositories: list,
  services: list,
  public: oneOf(['true', 'false']).transform((text) => text === 'true'),
  expires: lifetime
    .transform((text) => {
      if (text === 'never') return null
      return days.test(text) ? inDays(now, Number(text)) : text
    })
    .pipe(expiresWithin(maxDays, now)),
  from: z.uuid('Use the id of an access token.').toLowerCase(),
})

/** What the address of each form for a new token can name, as docs/token-links.md says. */
export const prefillFields = {
  account: (now: Date, maxDays: number | null) => ({
    ...textFields('account'),
    ...fields('account', now, maxDays),
    permission: oneOf(personalPermissions.map(({ value }) => value)),
  }),
  organization: (now: Date, maxDays: number | null) => ({
    ...textFields('organization'),
    ...fields('organization', now, maxDays),
    scopes: list,
  }),
}

/** `acme/api`, or `acme/api:pull:push` for these rights and no others. */
export const wantedRepository = z
  .string()
  .transform((text) => text.split(':'))
  .pipe(z.tuple([z.string()], z.enum(repositoryActions, 'Write :pull, :push or :delete after the name.')))
  .transform(([name, ...actions]) => ({ name, actions }))
export type WantedRepository = z.output<typeof wantedRepository>

export const wantedScope = z.enum(
  organizationScopes.map(({ scope }) => scope),
  'There is no such permission.',
)

/** A part of the address that the form does not start with, and why. */
export type LeftOut = { text: string; reason: string }
export type LeaveOut = (text: string, reason: string) => void

/** The fields that the query names; what is malformed is left out, so that the field starts as usual. */
export function readQuery<Of extends Fields>(
  fields: Of,
  query: FormQuery,
  leaveOut: LeaveOut,
): { [Name in keyof Of]?: z.output<Of[Name]> } {
  const read = Object.entries(query).flatMap(([name, given]) => {
    const text = [given].flat().join(',')
    if (text === '') return []
    if (!Object.hasOwn(fields, name)) return leaveOut(name, 'The form has no such field.') ?? []
    const parsed = readPart(fields[name]!, text, (_, reason) => leaveOut(`${name}=${text}`, reason))
    return parsed === undefined ? [] : [[name, parsed]]
  })
  return Object.fromEntries(read) as { [Name in keyof Of]?: z.output<Of[Name]> }
}

/** One part; undefined where it is malformed and so left out. */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  leaveOut: LeaveOut,
): z.output<Schema> | undefined {
  const parsed = schema.safeParse(text)
  if (!parsed.success) leaveOut(text, parsed.error.issues[0]!.message)
  return parsed.data
}
