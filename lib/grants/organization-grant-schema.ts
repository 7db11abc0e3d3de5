import { z } from 'zod'
import { selectedRepositoriesMax } from '#lib/grants/grant.ts'
import { imageAccessLabels } from '#lib/grants/image-access.ts'
import type { GrantSchema } from '#lib/grants/schema.ts'
import { isInRepositories, organizationScopes, withIncluded } from '#lib/scopes/organization-scopes.ts'

const access = z.enum(['pull', 'push'], { error: `Choose ${Object.values(imageAccessLabels).join(' or ')}.` })

const oneFromTheList = 'Choose a repository from the list.'
/** With an id or a prefix. `resolveRepositories` checks that there are such repositories, or can be. */
const choice = z
  .object({
    id: z.uuid(oneFromTheList).toLowerCase().optional(),
    prefix: z.string(oneFromTheList).max(255, oneFromTheList).optional(),
    access,
  })
  .refine(({ id, prefix }) => (id === undefined) !== (prefix === undefined), {
    path: ['id'],
    error: oneFromTheList,
  })

const fromTheList = 'Choose repositories from the list.'
const repositories = z.object(
  {
    /** What holds for every repository of the organization, present and future. */
    all: access.nullable(),
    chosen: z
      .array(choice, { error: fromTheList })
      .max(selectedRepositoriesMax, `Choose at most ${selectedRepositoriesMax} repositories.`)
      .refine(
        (chosen) => new Set(chosen.map(({ id, prefix }) => id ?? `${prefix}/`)).size === chosen.length,
        'Choose each repository once.',
      ),
  },
  { error: fromTheList },
)

const error = 'Choose what the token manages from the list.'
const scopes = z
  .array(
    z.enum(
      organizationScopes.map(({ scope }) => scope),
      { error },
    ),
    { error },
  )
  .max(organizationScopes.length, 'Choose each permission once.')
  .transform(withIncluded)

export const organizationGrantSchema: GrantSchema<'organization'> = {
  fields: {
    publicRead: z.boolean({ error: 'Choose whether the token reads public repositories.' }),
    repositories,
    scopes,
  },

  check({ repositories: { all, chosen }, scopes }, context) {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const hasOwn = all !== null || chosen.length > 0
    // A scope without effect is refused rather than stored.
    if (!hasOwn && scopes.some(isInRepositories))
      return refuse('repositories', 'Choose the repositories that these permissions are for.')
    if (
      scopes.includes('scope-image-delete') &&
      all !== 'push' &&
      !chosen.some(({ access }) => access === 'push')
    )
      refuse('repositories', 'Image Delete takes Image Push to at least one repository.')
  },
}
