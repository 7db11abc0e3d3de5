import type { z } from 'zod'
import { prefixIn, readResources, type resource } from '#api/hub/token-resources.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { findRepositoriesByName } from '#lib/tokens/find-repositories-by-name.ts'

/** What is asked for, with the ids of the repositories that it names. */
export async function grantOfResources(
  actor: Actor,
  organization: string,
  sent: z.output<typeof resource>[],
) {
  const { publicRead, all, chosen, scopes } = readResources(organization, sent)
  const found = await findRepositoriesByName(actor, organization, [...chosen.keys()])
  const repositories = [...chosen].map(([name, access]) => {
    if (name.includes('*')) return { prefix: prefixIn(name), access }
    const repository = found.get(name)
    if (!repository) throw unknown(sent.findIndex(({ path }) => path === `${organization}/${name}`))
    return { id: repository.id, access }
  })
  return { publicRead, repositories: { all, chosen: repositories }, scopes }
}

function unknown(place: number): AppError {
  const message = 'There is no such repository of the organization.'
  return new AppError('invalid', message, { fields: { [`resources.${place}.path`]: message } })
}
