import type { Transaction } from '#lib/audit/mutate.ts'
import type { ApprovedAccess } from '#lib/devices/asked-access.ts'
import type { ChosenAccess } from '#lib/devices/chosen-access.ts'
import { grantableRepositories } from '#lib/devices/grantable-repositories.ts'
import { grantableServices } from '#lib/devices/grantable-services.ts'
import { repositoryActions, type RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/**
 * What the person may still do of what they approved. What was lost since is left out, and what was deleted; nothing under the
 * same name takes its place.
 */
export async function stillGiven(
  tx: Transaction,
  person: { id: string; name: string },
  approved: ApprovedAccess,
): Promise<ChosenAccess> {
  const ids = (all: { id: string }[]) => ({ ids: all.map(({ id }) => id) })
  const known = await grantableRepositories(tx, person, ids(approved.repositories), { lock: true })
  const usable = await grantableServices(tx, person, ids(approved.services), { lock: true })
  const repositories = known.map((repository) => {
    const wanted = approved.repositories.find(({ id }) => id === repository.id)!
    const may = (action: RepositoryAction) => wanted[action] && repository.rights[action]
    return { ...repository, pull: may('pull'), push: may('push'), delete: may('delete') }
  })
  const services = usable.map((service) => {
    const wanted = approved.services.find(({ id }) => id === service.id)!
    return { ...service, permissions: wanted.permissions.filter((name) => service.own.includes(name)) }
  })
  return {
    repositories: repositories.filter((one) => repositoryActions.some((action) => one[action])),
    services: services.filter(({ permissions }) => permissions.length > 0),
  }
}
