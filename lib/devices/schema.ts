import { z } from 'zod'
import { givenServicesMax } from '#lib/grants/given-service.ts'
import { selectedRepositoriesMax } from '#lib/grants/grant.ts'
import { requiredText } from '#lib/plain-text.ts'
import { repositoryNameMax } from '#lib/repositories/repository-name.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'

/** RFC 8628: how long codes live, and how often a device may ask. */
export const devicePolicy = {
  expirySeconds: 600,
  intervalSeconds: 5,
  /** What a device that asks too soon has to wait longer, each time. */
  slowDownSeconds: 5,
  /** The auto-generated tokens of an account. One more replaces the one longest unused. */
  tokensPerAccount: 5,
} as const

/** What holds for tokens that tools ask for. */
export const requestPolicy = {
  /** For how long: where nothing is said, an hour is asked for. */
  seconds: { least: 60, usual: 3600, most: 30 * 86_400 },
  /** The characters of `authorization_details`, and of the reason. */
  detailsMax: 16_384,
  reasonMax: 200,
  /** Requested tokens of an account that have not expired, and approvals that are yet to become one. */
  tokensPerAccount: 50,
  /** Expired ones are deleted after that. */
  keptDays: 7,
} as const

const once = (all: { name: string }[]) => new Set(all.map(({ name }) => name)).size === all.length
const fullName = z.string().max(repositoryNameMax)

/** What a person gives of what a tool asks for; what is given nothing is left out. */
export const approvalSchema = z
  .object({
    repositories: z
      .array(z.object({ name: fullName, pull: z.boolean(), push: z.boolean(), delete: z.boolean() }))
      .max(selectedRepositoriesMax)
      .transform((all) => all.filter((one) => repositoryActions.some((action) => one[action])))
      .refine(once, 'Send each repository once.'),
    services: z
      .array(z.object({ name: fullName, permissions: z.array(z.string().max(30)).max(10) }))
      .max(givenServicesMax)
      .transform((all) => all.filter(({ permissions }) => permissions.length > 0))
      .refine(once, 'Send each service once.')
      .default([]),
    seconds: z.int('Enter a whole number.').min(requestPolicy.seconds.least, 'Enter at least one minute.'),
  })
  .refine(
    ({ repositories, services }) => repositories.length + services.length > 0,
    'Tick what it may do, or deny it.',
  )
export type Approval = z.input<typeof approvalSchema>

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
