import { z } from 'zod'
import { plainText, requiredText } from '#lib/plain-text.ts'
import {
  leastPermissionFor,
  personalPermissions,
  permits,
  repositoryActions,
} from '#lib/scopes/personal-permissions.ts'
import { expiresAt } from '#lib/tokens/expires-at.ts'
import { personalTokenPolicy as policy } from '#lib/tokens/personal-token-policy.ts'
import { tokenStatuses } from '#lib/tokens/status.ts'

const description = requiredText(policy.descriptionMax, 'Enter a description.')

const permission = z.enum(
  personalPermissions.map(({ value }) => value),
  { error: 'Choose an access permission.' },
)

/** One chosen repository and what the token may do there, within its permission. */
const chosenRepository = z
  .object({
    id: z.uuid('Choose a repository from the list.').toLowerCase(),
    pull: z.boolean(),
    push: z.boolean(),
    delete: z.boolean(),
  })
  .refine((chosen) => chosen.pull || chosen.push || chosen.delete, 'Choose pull, push or delete.')

const most = policy.selectedRepositoriesMax

/** Bounded within, so that a list that is too long is refused unread: to word what is wrong in each entry takes long. */
const repositories = z
  .union([z.literal('all'), z.array(chosenRepository).max(most)], {
    error: ({ input }) =>
      Array.isArray(input) && input.length > most
        ? `Choose at most ${most} repositories.`
        : 'Choose all repositories, or a list of them.',
  })
  .refine((chosen) => chosen.length > 0, 'Choose at least one repository.')
  .refine(
    (chosen) => chosen === 'all' || new Set(chosen.map(({ id }) => id)).size === chosen.length,
    'Choose each repository once.',
  )

/** A flag that the permission leaves out is refused rather than stored without effect. */
function withinPermission(token: Granted, context: z.RefinementCtx) {
  if (token.repositories === 'all') return
  for (const [place, chosen] of token.repositories.entries()) {
    for (const action of repositoryActions.filter(
      (action) => chosen[action] && !permits(token.permission, action),
    )) {
      const message = `${actionNames[action]} needs ${leastPermissionFor(action).label}. Choose that, or leave it out.`
      context.addIssue({ code: 'custom', path: ['repositories', place, action], message })
    }
  }
}

const actionNames = { pull: 'Pull', push: 'Push', delete: 'Delete' } as const
const granted = z.object({ permission, repositories })
type Granted = z.output<typeof granted>

export const createTokenSchema = granted.extend({ description, expiresAt }).superRefine(withinPermission)
export type CreateToken = z.input<typeof createTokenSchema>

/**
 * The very words of a client of the API, which compares them with what it gets back. They come from the API's routes, which
 * know what they mean, and out of no input.
 */
export type SentWords<Grants> = { expiresAt?: string | null; grants?: Grants }

/** What is absent stays as it is; expiry and secret always do. */
export const updateTokenSchema = granted
  .partial()
  .extend({
    id: z.uuid().toLowerCase(),
    description: description.optional(),
    isActive: z.boolean({ error: 'Send true or false.' }).optional(),
  })
  .superRefine(({ permission, repositories }, context) => {
    if (permission && repositories) withinPermission({ permission, repositories }, context)
    else if (permission ?? repositories) context.addIssue('Send permission and repositories together.')
  })
export type UpdateToken = z.input<typeof updateTokenSchema>

const deletedAtOnceMax = 100

export const tokenIdsSchema = z
  .array(z.uuid('Select tokens from the list.').toLowerCase(), { error: 'Select at least one token.' })
  .min(1, 'Select at least one token.')
  .max(deletedAtOnceMax, `Select at most ${deletedAtOnceMax} tokens.`)

const tokenSortKeys = ['description', 'permission', 'created', 'used', 'expires'] as const

/** The list's state as its URL holds it. Whatever is malformed falls back, so that no link breaks. */
export const tokenQuerySchema = z.object({
  q: plainText(100).catch(''),
  status: z.enum(tokenStatuses).nullable().catch(null),
  source: z.enum(['manual', 'auto']).nullable().catch(null),
  sort: z.enum(tokenSortKeys).catch('created'),
  order: z.enum(['asc', 'desc']).catch('desc'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type TokenQuery = z.output<typeof tokenQuerySchema>
export const tokensPerPage = 20
