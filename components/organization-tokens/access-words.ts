import { organizationScopes, type OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { PublicOrganizationToken } from '#lib/tokens/public-organization-token.ts'

export const imageAccessWords = { pull: 'Image Pull', push: 'Image Push' } as const

/** What tokens can be narrowed to, in the words of the form. */
export const accessKindWords = {
  public: 'Public repositories',
  pull: 'Image Pull',
  push: 'Image Push',
  organization: 'Organization',
} as const

/** What a token may do, in a line on images and one on the organization; a line that says nothing is left out. */
export function describeAccess(token: PublicOrganizationToken): string[] {
  const lines = [describeImages(token), describeScopes(token.scopes)].filter((line) => line !== '')
  return lines.length ? lines.map(sentence) : ['No repository left']
}

/** Whether all that a token was given has been deleted since. */
export function reachesNothing({ repositories, publicRead, scopes }: PublicOrganizationToken): boolean {
  return !repositories.all && repositories.chosen === 0 && !publicRead && scopes.length === 0
}

/** "all repositories (pull), 2 more (push) and public ones" */
function describeImages({
  repositories: { all, chosen, push },
  publicRead,
}: PublicOrganizationToken): string {
  const noun = chosen === 1 ? 'repository' : 'repositories'
  const access = push === 0 ? 'pull' : push === chosen ? 'push' : `${push} push`
  const parts = [
    ...(all ? [`all repositories (${all})`] : []),
    ...(chosen > 0 ? [`${chosen} ${all ? 'chosen' : noun} (${access})`] : []),
    ...(publicRead ? [all || chosen > 0 ? 'public ones' : 'public repositories'] : []),
  ]
  return list.format(parts)
}

/** "edit members and groups, read invites" */
export function describeScopes(scopes: readonly OrganizationScope[], separator = ', '): string {
  const granted = organizationScopes.filter(({ scope }) => scopes.includes(scope))
  const edited = granted.filter(({ level }) => level === 'Edit').map(({ resource }) => resource)
  const read = granted.map(({ resource }) => resource).filter((resource) => !edited.includes(resource))
  const parts = [
    ...(edited.length ? [`edit ${list.format(edited.map(plural))}`] : []),
    ...(read.length ? [`read ${list.format(read.map(plural))}`] : []),
  ]
  return parts.join(separator)
}

const plural = (resource: string) => `${resource.toLowerCase()}s`
const sentence = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
