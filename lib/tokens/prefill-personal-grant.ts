import { findReachableByName } from '#lib/repositories/find-reachable-by-name.ts'
import { repositoryActions, type RepositoryAction } from '#lib/scopes/personal-permissions.ts'
import { wantedRepositories, type PrefillGrant } from '#lib/tokens/prefill-grant.ts'

const unreachable = 'There is no such repository that you can access.'

export const prefillPersonalGrant: PrefillGrant<'account'> = {
  copied({ permission, repositories, publicRead, chosenRepositories }, leaveOut) {
    if (repositories === 'all') return { permission, repositories, publicRead }
    const reached = chosenRepositories.filter(({ rights }) => rights.pull)
    for (const { fullName, rights } of chosenRepositories) if (!rights.pull) leaveOut(fullName, unreachable)
    return { permission, repositories: reached, publicRead }
  },

  async named(actor, _, { permission, repositories, public: publicRead }, leaveOut) {
    const levels = { ...(permission && { permission }), ...(publicRead !== undefined && { publicRead }) }
    if (!repositories) return levels
    if (repositories.join() === 'all') return { ...levels, repositories: 'all' }
    const wanted = wantedRepositories(repositories, leaveOut)
    const found = await findReachableByName(
      actor,
      wanted.map(({ name }) => name),
    )
    const chosen = wanted.flatMap(({ name, actions }) => {
      const repository = found.get(name)
      if (!repository) return leaveOut(name, unreachable) ?? []
      const { id, fullName, visibility, rights } = repository
      for (const action of actions)
        if (!rights[action]) leaveOut(`${name}:${action}`, `You can't ${action} there yourself.`)
      const given = (action: RepositoryAction) =>
        rights[action] && (actions.length === 0 || actions.includes(action))
      const flags = Object.fromEntries(repositoryActions.map((action) => [action, given(action)]))
      return [{ id, fullName, visibility, rights, ...(flags as typeof rights) }]
    })
    return { ...levels, repositories: [...new Map(chosen.map((one) => [one.id, one])).values()] }
  },
}
