import type { Caller } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import type { ChosenRow } from '#lib/grants/grant.ts'
import { findReachableByName } from '#lib/repositories/find-reachable-by-name.ts'
import { permits, type PersonalPermission, type RepositoryAction } from '#lib/scopes/personal-permissions.ts'

type Wanted = { name: string; actions?: RepositoryAction[] | undefined }

/** The named repositories by id, as far as the person can access them or the token has them already. */
export async function chosenByName(
  actor: Caller,
  permission: PersonalPermission,
  wanted: Wanted[],
  had: ChosenRow[] = [],
) {
  const found = await findReachableByName(
    actor,
    wanted.map(({ name }) => name),
  )
  return wanted.map(({ name, actions }, place) => {
    const repository = found.get(name) ?? had.find(({ fullName }) => fullName === name)
    if (!repository) throw unknown(place)
    const usual = (action: RepositoryAction) => permits(permission, action) && repository.rights[action]
    const given = (action: RepositoryAction) => actions?.includes(action) ?? usual(action)
    return { id: repository.id, pull: given('pull'), push: given('push'), delete: given('delete') }
  })
}

function unknown(place: number): AppError {
  const message = 'There is no such repository that you can access.'
  return new AppError('invalid', message, { fields: { [`repositories.${place}.name`]: message } })
}
