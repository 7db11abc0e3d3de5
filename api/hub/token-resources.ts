import { z } from 'zod'
import { AppError } from '#lib/errors.ts'
import type { ImageAccess } from '#lib/grants/image-access.ts'
import type { OrganizationGrant, Resource } from '#lib/grants/organization-grant.ts'
import { imageScopes, publicPath, resourcesOf } from '#lib/grants/organization-resources.ts'
import { isNamePrefix } from '#lib/repositories/repository-name.ts'
import {
  isInRepositories,
  organizationScopes,
  withIncluded,
  type OrganizationScope,
} from '#lib/scopes/organization-scopes.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'

const { pull, push, delete: remove } = imageScopes

/** What Hub calls the grants of an organization's access token. */
export const resource = z.strictObject({
  type: z.enum(['TYPE_REPO', 'TYPE_ORG']),
  path: z
    .string()
    .max(300)
    .describe(
      `TYPE_REPO: org/repo, org/prefix/* (Gatehouse only), org/* or ${publicPath}. TYPE_ORG: the organization's name.`,
    ),
  scopes: z
    .array(z.enum([pull, push, ...organizationScopes.map(({ scope }) => scope)]))
    .min(1)
    .max(20)
    .describe('Of TYPE_REPO, other scopes than those of images are the same for each repository.'),
})
type Sent = z.output<typeof resource>

/** The same in the words of lib/tokens, the chosen repositories by name and the prefixes as in `team/*`. */
export type Grants = {
  publicRead: boolean
  all: ImageAccess | null
  chosen: Map<string, ImageAccess>
  scopes: OrganizationGrant['scopes']
}

/** Throws `invalid` for a path that is none of this organization's, and for a scope that its type does not have. */
export function readResources(organization: string, resources: Sent[]): Grants {
  const grants: Grants = { publicRead: false, all: null, chosen: new Map(), scopes: [] }
  const given: Given[] = []
  for (const [place, { type, path, scopes }] of resources.entries()) {
    const refuse = (field: string, message: string) => {
      throw new AppError('invalid', message, { fields: { [`resources.${place}.${field}`]: message } })
    }
    const images = scopes.filter((scope) => scope === pull || scope === push)
    const others = organizationScopes.map(({ scope }) => scope).filter((scope) => scopes.includes(scope))
    const foreign = others.filter((scope) => isInRepositories(scope) !== (type === 'TYPE_REPO'))
    if (foreign.length > 0) refuse('scopes', `${type} takes no ${foreign.join(', ')}.`)
    if (type === 'TYPE_ORG') {
      if (path !== organization) refuse('path', `Send ${organization} as the path of TYPE_ORG.`)
      if (images.length > 0) refuse('scopes', 'TYPE_ORG takes no image scopes.')
      grants.scopes.push(...others.filter((scope) => !grants.scopes.includes(scope)))
      continue
    }
    const deletes = others.includes(remove)
    if (images.length === 0 && !deletes)
      refuse('scopes', `Send ${pull}, ${push} or ${remove}, too: other scopes only come in addition.`)
    const access = deletes || images.includes(push) ? 'push' : 'pull'
    const [, name] = path.startsWith(`${organization}/`) ? [null, path.slice(organization.length + 1)] : []
    if (path === publicPath) {
      if (access === 'push' || others.length > 0) refuse('scopes', `${publicPath} takes only ${pull}.`)
      grants.publicRead = true
      continue
    }
    if (!name)
      refuse(
        'path',
        `Send ${organization}/repository, ${organization}/prefix/*, ${organization}/* or ${publicPath}.`,
      )
    else if (name === '*') grants.all = most(grants.all, access)
    else if (name.includes('*') && !isNamePrefix(organization, prefixIn(name)))
      refuse('path', `Send ${organization}/prefix/* for all repositories below a prefix.`)
    else grants.chosen.set(name, most(grants.chosen.get(name) ?? null, access))
    const one: Given = { access, scopes: withIncluded(others) }
    const differing = differingFrom(given, one)
    if (differing.length > 0)
      refuse(
        'scopes',
        `Send the same for each repository: ${differing.join(', ')} holds for the whole token.`,
      )
    given.push(one)
  }
  for (const scope of given.flatMap(({ scopes }) => scopes))
    if (!grants.scopes.includes(scope)) grants.scopes.push(scope)
  return grants
}

type Given = { access: ImageAccess; scopes: OrganizationScope[] }

/** The scopes that an earlier repository has and this one does not, or the reverse; Image Delete is only for a push. */
function differingFrom(earlier: Given[], one: Given): OrganizationScope[] {
  return earlier.flatMap((other) => {
    const bothPush = one.access === 'push' && other.access === 'push'
    const all = [...new Set([...one.scopes, ...other.scopes])]
    return all.filter(
      (scope) =>
        (scope !== remove || bothPush) && one.scopes.includes(scope) !== other.scopes.includes(scope),
    )
  })
}

/** The prefix in `team/*`; of another text no prefix that there can be. */
export const prefixIn = (name: string) => name.replace(/\/\*$/, '')

const most = (one: ImageAccess | null, other: ImageAccess) => (one === 'push' ? one : other)

/** What a token is given: as it was sent while that is still what it means, else in an order of our own. */
export function resourcesOfToken(organization: string, token: TokenDetails<'organization'>): Resource[] {
  const names = token.chosenRepositories.map(({ fullName }) => fullName)
  const left = token.resourcesSent?.filter(
    ({ type, path }) => type === 'TYPE_ORG' || path.includes('*') || names.includes(path),
  )
  const { publicRead, repositories, chosenRepositories: chosen, scopes } = token
  const now = resourcesOf(organization, {
    publicRead,
    repositories: { all: repositories.all, chosen },
    scopes,
  })
  return left && meaning(organization, left) === meaning(organization, now) ? left : now
}

/** One text for all ways to say the same: Edit says Read, too. */
function meaning(organization: string, resources: Resource[]): string {
  const { publicRead, all, chosen, scopes } = readResources(organization, resources as Sent[])
  return JSON.stringify([publicRead, all, [...chosen].sort(), withIncluded(scopes).sort()])
}
