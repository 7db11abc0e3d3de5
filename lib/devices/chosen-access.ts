import type { z } from 'zod'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { AskedRepository, AskedService } from '#lib/devices/asked-access.ts'
import {
  grantableRepositories,
  type ChosenRepository,
  type GrantableRepository,
} from '#lib/devices/grantable-repositories.ts'
import {
  grantableServices,
  type ChosenService,
  type GrantableService,
} from '#lib/devices/grantable-services.ts'
import type { approvalSchema } from '#lib/devices/schema.ts'
import { AppError } from '#lib/errors.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'

/** What a tool is given. */
export type ChosenAccess = { repositories: ChosenRepository[]; services: ChosenService[] }

/**
 * What a person chose, as it is stored. Throws `conflict` for what the person can't do, in the same words for what there is not as
 * for what the person can't reach.
 */
export async function chosenAccess(
  tx: Transaction,
  person: { id: string; name: string },
  { repositories, services }: z.output<typeof approvalSchema>,
): Promise<ChosenAccess> {
  const names = (all: { name: string }[]) => ({ names: all.map(({ name }) => name) })
  const known = await grantableRepositories(tx, person, names(repositories), { lock: true })
  const usable = await grantableServices(tx, person, names(services), { lock: true })
  return {
    repositories: repositories.map((wanted) => chooseRepository(wanted, known)),
    services: services.map((wanted) => chooseService(wanted, usable)),
  }
}

function chooseRepository(wanted: AskedRepository, known: GrantableRepository[]): ChosenRepository {
  const repository = known.find(({ fullName }) => fullName === wanted.name)
  const beyond = repositoryActions.find((action) => wanted[action] && !repository?.rights[action])
  if (!repository || beyond) throw notOwn(`${beyond} ${wanted.name}`)
  const { pull, push, delete: remove } = wanted
  return { ...repository, pull, push, delete: remove }
}

function chooseService({ name, permissions }: AskedService, known: GrantableService[]): ChosenService {
  const service = known.find(({ fullName }) => fullName === name)
  const beyond = permissions.find((permission) => !service?.own.includes(permission))
  if (!service || beyond !== undefined) throw notOwn(`${beyond} ${name}`)
  return { ...service, permissions }
}

const notOwn = (what: string) =>
  new AppError(
    'conflict',
    `You can't let it ${what}, because you can't yourself. What you can give is shown now.`,
  )
