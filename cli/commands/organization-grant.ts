import type { Command } from 'commander'
import { collect } from '#cli/commands/collect.ts'
import type { Grant } from '#cli/commands/grant.ts'
import { Failure } from '#cli/failure.ts'

type Options = { pull?: string[]; push?: string[]; publicRead?: boolean; scope?: string[] }
type Resource = { type: 'TYPE_REPO' | 'TYPE_ORG'; path: string; scopes: string[] }

/** These hold for a token's repositories, all others for the organization. */
const inRepositories = /^scope-(image-delete|repository-(read|edit)|tag-(read|admin))$/

/** What an organization's access token may do, which is said as a whole. */
export const organizationGrant: Grant = {
  addTo: (command: Command) =>
    command
      .option('--pull <repository>', 'pull acme/web, acme/team/* or acme/*; repeat it for each', collect)
      .option('--push <repository>', 'push, which includes pull; repeat it for each', collect)
      .option('--public-read', 'pull public repositories')
      .option('--scope <scope>', 'as in member-read, group-edit, image-delete; repeat it for each', collect),
  read(options, { isEdit, organization }) {
    const resources = resourcesOf(organization, options as Options)
    if (resources.length === 0 && !isEdit)
      throw new Failure('Say what it may do: --pull, --push, --public-read or --scope.', 'usage')
    return resources.length > 0 ? { resources } : {}
  },
}

function resourcesOf(
  organization: string,
  { pull = [], push = [], publicRead, scope = [] }: Options,
): Resource[] {
  const scopes = scope.map((name) => (name.startsWith('scope-') ? name : `scope-${name}`))
  const ofRepositories = scopes.filter((name) => inRepositories.test(name))
  const ofOrganization = scopes.filter((name) => !inRepositories.test(name))
  // Who may only pull deletes nothing.
  const withPull = ofRepositories.filter((name) => name !== 'scope-image-delete')
  return [
    ...(publicRead ? [repository('*/*/public', ['scope-image-pull'])] : []),
    ...pull.map((path) => repository(path, ['scope-image-pull', ...withPull])),
    ...push.map((path) => repository(path, ['scope-image-push', ...ofRepositories])),
    ...(ofOrganization.length > 0
      ? [{ type: 'TYPE_ORG' as const, path: organization, scopes: ofOrganization }]
      : []),
  ]
}

const repository = (path: string, scopes: string[]): Resource => ({ type: 'TYPE_REPO', path, scopes })
