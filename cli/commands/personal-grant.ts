import { Option, type Command } from 'commander'
import { collect } from '#cli/commands/collect.ts'
import type { Grant } from '#cli/commands/grant.ts'

type Options = { permission?: string; repository?: string[]; publicRead?: boolean }

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
      .option('--public-read', 'beside the chosen repositories, pull all public ones')
      .option('--no-public-read', 'only the chosen repositories'),
  read(options, { isEdit }) {
    const { permission, repository, publicRead } = options as Options
    const level = isEdit
      ? permission && { permission: `repo:${permission}` }
      : { scopes: [`repo:${permission ?? levels[0]}`] }
    return {
      ...level,
      ...(repository && { repositories: repository.map(readRepository) }),
      ...(publicRead !== undefined && { public_read: publicRead }),
    }
  },
}

function readRepository(text: string) {
  const [name = '', actions] = text.split(':')
  return { name, ...(actions && { actions: actions.split(',') }) }
}
