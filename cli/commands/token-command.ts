import type { Command } from 'commander'
import type { Signed } from '#cli/commands/find-tokens.ts'
import type { TokenOwner } from '#cli/commands/token-owner.ts'
import { personSession, type SignInOptions } from '#cli/http/person-session.ts'

export type Kind = TokenOwner['kind']
type Options = SignInOptions & { json?: boolean } & Record<string, unknown>

/** What a command about access tokens is given: whose, in whose name, and what was typed. */
export type TokenTask = { owner: TokenOwner; signed: Signed; options: Options; words: string[] }

export const namedToken = ['<token>', 'its name, its id, or the last four characters of its secret'] as const

/** A command about access tokens; those of an organization begin with its name. */
export function tokenCommand(parent: Command, kind: Kind, name: string, description: string): Command {
  const command = parent.command(name).description(description)
  if (kind === 'organization') command.argument('<organization>', 'its name')
  return command
    .option('--host <host>', 'which Gatehouse, if you use several')
    .option('--username <name>', 'who signs in, if not who did last')
    .option('--password-stdin', 'read the password from standard input')
    .option('--code <code>', 'a code of your authenticator app, if two-factor authentication is on')
    .option('--json', 'print JSON')
}

/** Signs the person in, then does the work. */
export function withTokens(kind: Kind, work: (task: TokenTask) => Promise<void>) {
  return async (...given: unknown[]) => {
    const [options] = given.slice(-2) as [Options, Command]
    const words = given.slice(0, -2) as string[]
    const owner: TokenOwner =
      kind === 'account' ? { kind } : { kind, name: (words.shift() ?? '').toLowerCase() }
    await work({ owner, words, options, signed: await personSession(options) })
  }
}
