import { z } from 'zod'
import { list } from '#lib/grants/describe-names.ts'
import { organizationGrant, type OrganizationGrant } from '#lib/grants/organization-grant.ts'
import { organizationGrantSchema } from '#lib/grants/organization-grant-schema.ts'
import { plainText, requiredText } from '#lib/plain-text.ts'
import { saidServices, type SaidService } from '#lib/tokens/said-services.ts'
import { issuerKinds, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import { ruleProblem } from '#lib/workloads/rule-problem.ts'
import { attemptList, workloadList } from '#lib/workloads/workload-list.ts'

/** The limits for trusted workloads, read by forms, verbs, documentation and tests. */
export const workloadPolicy = {
  nameMax: 60,
  conditionsMax: 20,
  valueMax: 500,
  /** How long a token lives that one makes. */
  minutes: { least: 5, most: 60, standard: 15 },
  perOrganization: 100,
  attemptsKept: 200,
  assertion: { lengthMax: 16_384, leewaySeconds: 60, longestSeconds: 24 * 3600 },
} as const

/** What a claim of the assertion has to be: exactly this, or what begins so where it ends in `*`. */
export type Condition = { claim: string; value: string }

const condition = z.object({
  claim: requiredText(100, 'Choose a claim.'),
  value: requiredText(workloadPolicy.valueMax, 'Enter the value that the claim must have.'),
})

/** Compared letter by letter with `iss`. Whether its host may be asked is decided when it is. */
const issuer = z
  .string({ error: 'Enter the address of the issuer.' })
  .trim()
  .max(500, 'Use 500 characters or fewer.')
  .refine((text) => isIssuer(text), 'Enter an https address, without a query.')

function isIssuer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.search || url.hash || url.username || url.password || /[^!-~]/.test(text)) return false
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
}

const publicKey = z
  .looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']) })
  .refine((key) => !('d' in key) && !('k' in key), 'Leave private keys out.')

export type KeySet = { keys: ({ kty: string } & Record<string, unknown>)[] }

const keySet = z
  .object({ keys: z.array(publicKey).min(1, 'Paste at least one key.').max(20, 'Paste at most 20 keys.') })
  .refine((set) => JSON.stringify(set).length <= 32_768, 'Use 32 KiB or fewer.')

const jwks = z.preprocess((given) => {
  if (typeof given !== 'string') return given ?? null
  if (given.trim() === '') return null
  try {
    return JSON.parse(given) as unknown
  } catch {
    return 'no JSON'
  }
}, keySet.nullable().describe('The key set'))

const { least, most } = workloadPolicy.minutes
const own = {
  name: requiredText(workloadPolicy.nameMax, 'Enter a name.'),
  issuer,
  audience: requiredText(300, 'Enter the audience that the job asks its token for.'),
  conditions: z
    .array(condition, { error: 'Add conditions.' })
    .max(workloadPolicy.conditionsMax, `Add at most ${workloadPolicy.conditionsMax} conditions.`),
  jwks: jwks as z.ZodType<KeySet | null, unknown>,
  lifetimeMinutes: z.coerce
    .number({ error: `Enter ${least} to ${most} minutes.` })
    .int(`Enter ${least} to ${most} minutes.`)
    .min(least, `Enter ${least} to ${most} minutes.`)
    .max(most, `Enter ${least} to ${most} minutes.`),
  allowsForks: z.boolean(),
  allowsPullRequestTarget: z.boolean(),
}

const kinds = Object.keys(issuerKinds) as [WorkloadKind, ...WorkloadKind[]]
const kind = z.enum(kinds, { error: 'Choose who signs the tokens.' })

/** What its tokens may do, as the form of an organization's token says it. */
export type WorkloadGrant = OrganizationGrant & { services: SaidService[] }

const granted = { ...organizationGrantSchema.fields, services: saidServices.default([]) }

function checkGrant(said: object, context: z.RefinementCtx): void {
  const grant = said as WorkloadGrant
  const [field, message] = organizationGrant.nothing
  if (grant.services.length === 0 && organizationGrant.isEmpty(grant))
    context.addIssue({ code: 'custom', path: [field], message })
  else organizationGrantSchema.check(grant, context)
}

/** What is stored of it. */
export const workloadGrantSchema = z.object(granted).superRefine(checkGrant) as z.ZodType as z.ZodType<
  WorkloadGrant,
  WorkloadGrant
>

type Own = { [Field in keyof typeof own]: z.output<(typeof own)[Field]> }
export type CreateWorkload = Own &
  OrganizationGrant & { kind: WorkloadKind; services?: SaidService[] | undefined }

export const createWorkloadSchema = z
  .object({ kind, ...own, ...granted })
  .superRefine(checkRule)
  .superRefine(checkGrant) as z.ZodType as z.ZodType<
  Own & WorkloadGrant & { kind: WorkloadKind },
  CreateWorkload
>

/** Absent fields are not changed; the kind never is. */
export type UpdateWorkload = {
  [Field in keyof (Own & WorkloadGrant)]?: (Own & WorkloadGrant)[Field] | undefined
} & {
  isActive?: boolean | undefined
}

export const updateWorkloadSchema = z
  .object({ ...own, ...organizationGrantSchema.fields, services: saidServices, isActive: z.boolean() })
  .partial()
  .superRefine((given, context) => {
    const together = Object.keys(organizationGrantSchema.fields)
    const named = together.filter((field) => given[field as keyof typeof given] !== undefined)
    if (named.length > 0 && named.length < together.length)
      context.addIssue(`Send ${list.format(together)} together.`)
  }) as z.ZodType as z.ZodType<UpdateWorkload, UpdateWorkload>

/** What holds between the fields of a rule. */
function checkRule(rule: Parameters<typeof ruleProblem>[0], context: z.RefinementCtx): void {
  const problem = ruleProblem(rule)
  if (problem) context.addIssue({ code: 'custom', ...problem })
}

const { plain } = workloadList
export const workloadQuerySchema = z.object({
  q: plainText(100).catch(plain.q),
  kind: kind.nullable().catch(plain.kind),
  sort: z.enum(['name', 'created', 'used']).catch(plain.sort),
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(1_000).catch(plain.page),
})
export type WorkloadQuery = z.output<typeof workloadQuerySchema>

/** Which of a workload's attempts are shown. */
export const attemptQuerySchema = z.object({
  q: plainText(100).catch(attemptList.plain.q),
  outcome: z.enum(['granted', 'refused']).nullable().catch(attemptList.plain.outcome),
  page: z.coerce.number().int().min(1).max(100).catch(attemptList.plain.page),
})
export type AttemptQuery = z.output<typeof attemptQuerySchema>

/** A pasted or sent assertion. */
export const assertionSchema = z
  .string({ error: 'Send the token of the issuer.' })
  .trim()
  .min(1, 'Paste a token.')
  .max(workloadPolicy.assertion.lengthMax, `Send at most ${workloadPolicy.assertion.lengthMax} characters.`)

export const tryAssertionSchema = z.object({ assertion: assertionSchema })
