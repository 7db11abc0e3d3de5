import { isOutOfReach } from '#components/tokens/is-out-of-reach.ts'
import { list } from '#lib/grants/describe-names.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'

type Described = { name: string; rights: string }

/** A token's chosen repositories and services with what it may do there: "pull and push". */
export function describeChosen({ chosenRepositories, services }: TokenDetails<OwnerKind>): Described[] {
  return [
    ...chosenRepositories.map((one) => ({ name: one.fullName, rights: rightsOf(one) })),
    ...services.map(({ fullName: name, rights }) => ({
      name,
      rights: rights.length > 0 ? list.format(rights) : 'out of reach now',
    })),
  ]
}

function rightsOf(one: TokenDetails<OwnerKind>['chosenRepositories'][number]): string {
  if ('access' in one) return one.access === 'push' ? 'pull and push' : 'pull'
  if (isOutOfReach(one)) return 'out of reach now'
  return list.format(repositoryActions.filter((action) => one[action]))
}
