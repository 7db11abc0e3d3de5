import { Option, type Command } from 'commander'
import { collect } from '#cli/commands/collect.ts'
import type { Grant } from '#cli/commands/grant.ts'

type Options = { permission?: string; repository?: string[]; allRepositories?: boolean; publicRead?: boolean }

const levels = ['public_read', 'read', 'write', 'admin']

/** What a person's access token may do: a level, for all repositories or for chosen ones. */
export const personalGrant: Grant = {
  addTo: (command: Command) =>
    command
      .addOption(new Option('--permission <level>', 'each includes those before it').choices(levels))
      .option(
        '--repository <name>',
        'only these, with some of the actions if you name them: demo/web:pull,push; repeat it for each',
        collect,
      )
      .option('--public-read', 'beside the chosen repositories, pull all public ones'),
  read(options, { isEdit }) {
    const { permission, repository, publicRead } = options as Options
    const scope = permission ?? (isEdit ? undefined : levels[0])
    return {
      ...(scope && { [isEdit ? 'permission' : 'scopes']: isEdit ? `repo:${scope}` : [`repo:${scope}`] }),
      ...(repository && { repositories: repository.map(readRepository) }),
      ...(publicRead !== undefined && { public_read: publicRead }),
    }
  },
}

function readRepository(text: string) {
  const [name = '', actions] = text.split(':')
  return { name, ...(actions && { actions: actions.split(',') }) }
}
