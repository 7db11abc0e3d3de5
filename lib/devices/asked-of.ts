import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { AskedAccess, AskedRepository } from '#lib/devices/asked-access.ts'
import { grantableRepositories } from '#lib/devices/grantable-repositories.ts'
import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** What a tool asks of a person. */
export type AskedOf = Omit<AskedAccess, 'repositories'> & {
  /** `own` is what the person may do there; null where the person can't reach it, or there is none. */
  repositories: (AskedRepository & { own: RepositoryRights | null })[]
}

export async function askedOf(
  { accountId, username }: AccountActor,
  { repositories, ...asked }: AskedAccess,
): Promise<AskedOf> {
  const names = repositories.map(({ name }) => name)
  const known = await grantableRepositories(db, { id: accountId, name: username }, { names }, { lock: false })
  const own = new Map(known.map(({ fullName, rights }) => [fullName, rights]))
  return { ...asked, repositories: repositories.map((one) => ({ ...one, own: own.get(one.name) ?? null })) }
}
