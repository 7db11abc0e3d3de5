import { Command } from 'commander'
import { addChanging } from '#cli/commands/change-tokens.ts'
import { addImport } from '#cli/commands/import.ts'
import { addCompletion } from '#cli/completion/add-completion.ts'
import { addCredentialProvider } from '#cli/commands/credential-provider.ts'
import { addLogin } from '#cli/commands/login.ts'
import { addLogout } from '#cli/commands/logout.ts'
import { addMaking } from '#cli/commands/make-tokens.ts'
import { organizationGrant } from '#cli/commands/organization-grant.ts'
import { personalGrant } from '#cli/commands/personal-grant.ts'
import { addReading } from '#cli/commands/read-tokens.ts'
import { addRequest } from '#cli/commands/request.ts'
import { addWhoami } from '#cli/commands/whoami.ts'
import type { Kind } from '#cli/commands/token-command.ts'
import { exitCodes } from '#cli/failure.ts'
import { version } from '#cli/user-agent.ts'

/** The whole command line. */
export function makeProgram(): Command {
  const program = new Command('gatehouse')
    .description('Signs this computer in to Gatehouse for docker and git, and manages access tokens.')
    .version(version)
    // What stands behind a command is its own, also where the one above has an option of that name.
    .enablePositionalOptions()
    .configureHelp({ sortSubcommands: false })
    .addHelpText('after', exitHelp)
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: (.*?)\.?\n/, 'gatehouse: $1. See --help.\n')),
    })
    .exitOverride()
  addLogin(program)
  addLogout(program)
  addWhoami(program)
  addRequest(program)
  addTokens(program.command('token').description('Your personal access tokens'), 'account')
  const org = program.command('org').description('What belongs to an organization')
  addTokens(org.command('token').description('Access tokens of an organization'), 'organization')
  addCredentialProvider(program)
  addImport(program)
  addCompletion(program)
  return program
}

function addTokens(parent: Command, kind: Kind): void {
  const grant = kind === 'account' ? personalGrant : organizationGrant
  addReading(parent, kind)
  addMaking(parent, kind, grant)
  addChanging(parent, kind, grant)
}

const { failed, usage, signedOut, notFound, unreachable } = exitCodes

const exitHelp = `
Exit codes: ${failed} refused or failed, ${usage} wrong words, ${signedOut} not signed in, ${notFound} not found, ${unreachable} Gatehouse unreachable.`
