import { repositoryActions, type RepositoryRights } from '#lib/scopes/personal-permissions.ts'

type Given = {
  repositories: ({ fullName: string } & RepositoryRights)[]
  services: { fullName: string; permissions: string[] }[]
}

/** What a token may do, in words for the log: "acme/api: pull, push". A list of nothing is left out. */
export function accessFacts({ repositories, services }: Given): Record<string, string[]> {
  const actionsOf = (one: RepositoryRights) => repositoryActions.filter((action) => one[action])
  const facts = {
    repositories: repositories.map((one) => `${one.fullName}: ${actionsOf(one).join(', ')}`),
    services: services.map(({ fullName, permissions }) => `${fullName}: ${permissions.join(', ')}`),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, named]) => named.length > 0))
}
