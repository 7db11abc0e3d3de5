import { z } from 'zod'
import { list } from '#lib/grants/describe-names.ts'
import type { GrantTypes } from '#lib/grants/grant.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { Resource } from '#lib/grants/organization-grant.ts'
import { grantSchemaOf } from '#lib/grants/schema.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { plainText, requiredText } from '#lib/plain-text.ts'
import { expiresAt, expiresWithin } from '#lib/tokens/expires-at.ts'
import { saidServices, type SaidService } from '#lib/tokens/said-services.ts'
import { tokenFilterSchemas, type TokenFilter } from '#lib/tokens/list-schema.ts'
import type { TokenTexts } from '#lib/tokens/texts-of.ts'
import { graces, tokenPolicies, type GraceHours } from '#lib/tokens/token-policy.ts'

type Said<Kind extends OwnerKind> = GrantTypes[Kind]['said']

export type CreateToken<Kind extends OwnerKind> = TokenTexts<Kind> &
  Said<Kind> & { expiresAt: string | null; services?: SaidService[] | undefined }

/** Absent fields are not changed. The secret never is, and the expiry only to an earlier one. */
export type UpdateToken<Kind extends OwnerKind> = Partial<TokenTexts<Kind> & Said<Kind>> & {
  id: string
  isActive?: boolean | undefined
  expiresAt?: string | null | undefined
  services?: SaidService[] | undefined
}

/**
 * The very words of a client of the API, which compares them with what it gets back. They come from the API's routes, which
 * know what they mean, and out of no input.
 */
export type SentValues = {
  expiresAt?: string | null
  grants?: string[] | Resource[]
  /** The program's User-Agent header. */
  userAgent?: string | null | undefined
}

export function textFields<Kind extends OwnerKind>(
  kind: Kind,
): Record<keyof TokenTexts<Kind>, z.ZodType<string>> {
  const fields = tokenPolicies[kind].fields.map(({ name, max, required, missing }) => [
    name,
    required ? requiredText(max, missing) : plainText(max, missing),
  ])
  return Object.fromEntries(fields)
}

/** A form counts the days from the server's `now`, whatever the browser's clock shows. */
export function createTokenSchema<Kind extends OwnerKind>(kind: Kind, maxDays: number | null, now?: Date) {
  const fields = {
    ...fieldsOf(kind),
    expiresAt: expiresWithin(maxDays, now),
    services: saidServices.default([]),
  }
  const schema = z.object(fields).superRefine((token, context) => checkGrant(kind, token as object, context))
  return schema as z.ZodType as z.ZodType<CreateToken<Kind> & { services: SaidService[] }, CreateToken<Kind>>
}

export const isActive = z.boolean({ error: 'Send true or false.' }).optional()

export function updateTokenSchema<Kind extends OwnerKind>(kind: Kind) {
  const editable = z.object(fieldsOf(kind)).partial().extend({
    id: z.uuid().toLowerCase(),
    isActive,
    expiresAt: expiresAt.optional(),
    services: saidServices.optional(),
  })
  const schema = editable.superRefine((token, context) => {
    const together = Object.keys(grantSchemaOf(kind).fields)
    const given = together.filter((field) => token[field] !== undefined)
    if (given.length === together.length) checkGrant(kind, token, context)
    else if (given.length > 0) context.addIssue(`Send ${list.format(together)} together.`)
  })
  return schema as z.ZodType as z.ZodType<UpdateToken<Kind>, UpdateToken<Kind>>
}

/** Whether a token without services would do nothing: where an edit doesn't name them, the verb asks which it has. */
function checkGrant<Kind extends OwnerKind>(kind: Kind, token: object, context: z.RefinementCtx) {
  const grant = grantOf(kind)
  const said = token as Said<Kind> & { services?: SaidService[] }
  const [field, message] = grant.nothing
  if (said.services?.length === 0 && grant.isEmpty(said))
    context.addIssue({ code: 'custom', path: [field], message })
  else grantSchemaOf(kind).check(said, context)
}

const fieldsOf = (kind: OwnerKind): Record<string, z.ZodType> => ({
  ...textFields(kind),
  ...grantSchemaOf(kind).fields,
})

/** Whether an edit says what the token may do; then it says all of it. */
export function hasGrant<Kind extends OwnerKind>(
  kind: Kind,
  given: UpdateToken<Kind>,
): given is UpdateToken<Kind> & Said<Kind> {
  return Object.keys(grantSchemaOf(kind).fields).every(
    (field) => given[field as keyof typeof given] !== undefined,
  )
}

/** Tokens to act on: by id, or all that a list's filter finds, with how many those were when somebody looked. */
export type TokenSelection<Kind extends OwnerKind> = string[] | MatchingTokens<Kind>
export type MatchingTokens<Kind extends OwnerKind> = { filter: TokenFilter<Kind>; count: number }

const atOnceMax = 100
const selectOne = 'Select at least one token.'

export const tokenIdsSchema = z
  .array(z.uuid('Select tokens from the list.').toLowerCase(), { error: selectOne })
  .min(1, selectOne)
  .max(atOnceMax, `Select at most ${atOnceMax} tokens.`)

export function matchingTokensSchema(kind: OwnerKind) {
  return z.strictObject({ filter: tokenFilterSchemas[kind], count: z.int().min(1) }, { error: selectOne })
}

export type RotateTokens = { ids: string[]; expiresAt: string | null; graceHours: GraceHours }

export const graceHours = z.literal(
  graces.map(({ hours }) => hours),
  {
    error: `Choose for how many hours the old secret stays valid: ${list.format(graces.map(({ hours }) => `${hours}`))}.`,
  },
)

export function rotateTokensSchema(maxDays: number | null, now?: Date) {
  return z.object({
    ids: tokenIdsSchema.transform((ids) => [...new Set(ids)]),
    expiresAt: expiresWithin(maxDays, now),
    graceHours,
  })
}
