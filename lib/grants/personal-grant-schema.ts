import { z } from 'zod'
import { selectedRepositoriesMax } from '#lib/grants/grant.ts'
import type { GrantSchema } from '#lib/grants/schema.ts'
import {
  leastPermissionFor,
  permits,
  personalPermissions,
  repositoryActions,
} from '#lib/scopes/personal-permissions.ts'

const permission = z.enum(
  personalPermissions.map(({ value }) => value),
  { error: 'Choose an access permission.' },
)

const chosenRepository = z
  .object({
    id: z.uuid('Choose a repository from the list.').toLowerCase(),
    pull: z.boolean(),
    push: z.boolean(),
    delete: z.boolean(),
  })
  .refine((chosen) => chosen.pull || chosen.push || chosen.delete, 'Choose pull, push or delete.')

/** Bounded within, so that a list that is too long is refused unread: to word what is wrong in each entry takes long. */
const repositories = z
  .union([z.literal('all'), z.array(chosenRepository).max(selectedRepositoriesMax)], {
    error: ({ input }) =>
      Array.isArray(input) && input.length > selectedRepositoriesMax
        ? `Choose at most ${selectedRepositoriesMax} repositories.`
        : 'Choose all repositories, or a list of them.',
  })
  .refine(
    (chosen) => chosen === 'all' || new Set(chosen.map(({ id }) => id)).size === chosen.length,
    'Choose each repository once.',
  )

const publicRead = z.boolean({ error: 'Choose whether the token reads public repositories.' })

export const personalGrantSchema: GrantSchema<'account'> = {
  fields: { permission, repositories, publicRead },

  /** A right beyond the permission is refused rather than stored without effect. */
  check({ permission, repositories, publicRead }, context) {
    if (repositories === 'all') {
      const message = 'All repositories include the public ones. Leave this out.'
      if (publicRead) context.addIssue({ code: 'custom', path: ['publicRead'], message })
      return
    }
    for (const [place, chosen] of repositories.entries()) {
      for (const action of repositoryActions.filter((one) => chosen[one] && !permits(permission, one))) {
        const message = `${actionNames[action]} needs ${leastPermissionFor(action).label}. Choose that, or leave it out.`
        context.addIssue({ code: 'custom', path: ['repositories', place, action], message })
      }
    }
  },
}

const actionNames = { pull: 'Pull', push: 'Push', delete: 'Delete' } as const
