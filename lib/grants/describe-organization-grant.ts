import { list } from '#lib/grants/describe-names.ts'
import { withServices } from '#lib/grants/with-services.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import type { OrganizationGrantTypes } from '#lib/grants/organization-grant.ts'
import { organizationScopes, type OrganizationScope } from '#lib/scopes/organization-scopes.ts'

type Held = OrganizationGrantTypes['held']

/** What a token may do, in a line on images and services and one on the organization; one that says nothing is left out. */
export function describeAccess(held: Held, services: readonly GivenService[]): string[] {
  const images = withServices(sentence(describeImages(held)), services)
  const lines = [images, sentence(describeScopes(held.scopes))].filter((line) => line !== '')
  if (lines.length > 0) return lines
  return [services.length > 0 ? 'Nothing left' : 'No repository left']
}

/** Whether all that a token was given has been deleted since. */
export function reachesNothing(
  { repositories, publicRead, scopes }: Held,
  services: readonly GivenService[],
): boolean {
  const { all, chosen, prefixes } = repositories
  const hasOwn = all !== null || chosen > 0 || prefixes.length > 0
  return !hasOwn && !publicRead && scopes.length === 0 && services.every(({ rights }) => rights.length === 0)
}

/** "all repositories (pull), 2 chosen (push), those below team (push) and public ones" */
function describeImages({ repositories: { all, chosen, push, prefixes }, publicRead }: Held): string {
  const noun = chosen === 1 ? 'repository' : 'repositories'
  const pushed = prefixes.filter(({ access }) => access === 'push').length
  const below = prefixes.length === 1 ? prefixes[0]!.prefix : `${prefixes.length} prefixes`
  const parts = [
    ...(all ? [`all repositories (${all})`] : []),
    ...(chosen > 0 ? [`${chosen} ${all ? 'chosen' : noun} (${accessOfMany(chosen, push)})`] : []),
    ...(prefixes.length > 0
      ? [
          `${all || chosen > 0 ? 'those' : 'repositories'} below ${below} (${accessOfMany(prefixes.length, pushed)})`,
        ]
      : []),
    ...(publicRead ? [all || chosen > 0 || prefixes.length > 0 ? 'public ones' : 'public repositories'] : []),
  ]
  return list.format(parts)
}

const accessOfMany = (count: number, push: number) =>
  push === 0 ? 'pull' : push === count ? 'push' : `${push} push`

/** "edit members and groups, read invites" */
export function describeScopes(scopes: readonly OrganizationScope[], separator = ', '): string {
  const granted = organizationScopes.filter(({ scope }) => scopes.includes(scope))
  const included = granted.flatMap((one) => ('includes' in one ? [one.includes] : []))
  const said = granted.filter(({ scope }) => !(included as string[]).includes(scope))
  const byLevel = Map.groupBy(said, ({ level }) => level)
  return levels
    .flatMap((level) => {
      const resources = byLevel.get(level)?.map(({ resource }) => plural(resource)) ?? []
      return resources.length ? [`${level.toLowerCase()} ${list.format(resources)}`] : []
    })
    .join(separator)
}

const levels = ['Edit', 'Read', 'List', 'Create', 'Delete'] as const

const plural = (resource: string) =>
  `${resource.toLowerCase()}s`.replace(/ys$/, resource === 'Activity' ? 'y' : 'ies')
const sentence = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
