import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { AskedAccess, AskedRepository, AskedService } from '#lib/devices/asked-access.ts'
import { grantableRepositories } from '#lib/devices/grantable-repositories.ts'
import { grantableServices } from '#lib/devices/grantable-services.ts'
import { withIncludedPermissions } from '#lib/services/held-permissions.ts'
import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** What a tool asks of a person. */
export type AskedOf = Omit<AskedAccess, 'repositories' | 'services'> & {
  /** `own` is what the person may do there; null where the person can't reach it, or there is none. */
  repositories: (AskedRepository & { own: RepositoryRights | null })[]
  /** The same of a service. `adds` is what it gives along with what is asked for. */
  services: (AskedService & { own: string[] | null; adds: string[] })[]
}

export async function askedOf(
  { accountId, username }: AccountActor,
  { repositories, services, ...asked }: AskedAccess,
): Promise<AskedOf> {
  const [person, lock] = [{ id: accountId, name: username }, { lock: false }]
  const names = (all: { name: string }[]) => ({ names: all.map(({ name }) => name) })
  const [known, usable] = await Promise.all([
    grantableRepositories(db, person, names(repositories), lock),
    grantableServices(db, person, names(services), lock),
  ])
  return {
    ...asked,
    repositories: repositories.map((one) => {
      return { ...one, own: known.find(({ fullName }) => fullName === one.name)?.rights ?? null }
    }),
    services: services.map((one) => {
      const service = usable.find(({ fullName }) => fullName === one.name)
      const all = withIncludedPermissions(service?.offered ?? [], one.permissions)
      const adds = all.filter((name) => !one.permissions.includes(name))
      return { ...one, own: service?.own ?? null, adds }
    }),
  }
}
