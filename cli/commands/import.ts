import { randomUUID } from 'node:crypto'
import { Argument, type Command } from 'commander'
import { printJson } from '#cli/commands/print-token.ts'
import { csvOf, printCounts, printRows, type Preview, type Result } from '#cli/commands/print-import.ts'
import { addShadow } from '#cli/commands/import-shadow.ts'
import { readTextFile } from '#cli/read-text-file.ts'
import { Failure } from '#cli/failure.ts'
import { askFor } from '#cli/http/ask.ts'
import { personSession, type SignInOptions } from '#cli/http/person-session.ts'
import { askPerson, hasPerson } from '#cli/terminal/ask-person.ts'

const kinds = ['docker-auth', 'htpasswd', 'harbor-robots', 'docker-hub']

type Options = SignInOptions & {
  emailDomain?: string
  twoPartNames?: boolean
  dryRun?: boolean
  yes?: boolean
  json?: boolean
}

/** `gatehouse import`: what another service has, and `shadow`, what it decided. */
export function addImport(program: Command): void {
  const parent = withSignIn(
    program
      .command('import')
      .description('Import users, rules and tokens of another service, as a site administrator')
      .addArgument(new Argument('<kind>', 'what the file is').choices(kinds))
      .argument('<file>', 'its path, or - for standard input'),
  )
  parent
    .enablePositionalOptions()
    .option('--email-domain <domain>', 'alice gets the e-mail address alice@DOMAIN')
    .option('--two-part-names', 'acme/* means all of acme, since no name has a third part')
    .option('--dry-run', 'say what would be imported, and import nothing')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(runImport)
  addShadow(parent, withSignIn)
}

function withSignIn(command: Command): Command {
  return command
    .option('--host <host>', 'which Gatehouse, if you use several')
    .option('--username <name>', 'who signs in, if not who did last')
    .option('--password-stdin', 'read the password from standard input')
    .option('--code <code>', 'a code of your authenticator app, if two-factor authentication is on')
}

async function runImport(kind: string, path: string, options: Options): Promise<void> {
  const text = await readTextFile(path, options)
  const { url, bearer } = await personSession(options)
  const { emailDomain: email_domain = '', twoPartNames: two_part_names = false } = options
  const body = { kind, text, email_domain, two_part_names }
  const preview = await askFor<Preview>(url, 'POST /api/v1/imports/preview', { bearer, body })
  const isNothing = Object.values(preview.makes).every((count) => count === 0)
  if (options.dryRun && options.json) return printJson(preview)
  if (!options.json) printRows(preview)
  if (options.dryRun) return
  if (isNothing) throw new Failure('Nothing of this file is left to import.')
  if (!options.yes) await confirm()
  const { plan_hash } = preview
  const result = await askFor<Result>(url, 'POST /api/v1/imports', {
    ...{ bearer, body: { ...body, plan_hash }, idempotencyKey: randomUUID() },
  })
  if (options.json) return printJson(result)
  printCounts('Imported', result.made)
  if (result.secrets.length === 0) return
  process.stderr.write('This is the only time that these secrets are shown:\n')
  process.stdout.write(csvOf(result.secrets))
}

async function confirm(): Promise<void> {
  if (!hasPerson()) throw new Failure('Add --yes: there is nobody to ask.', 'usage')
  if (!/^y(es)?$/i.test((await askPerson('Import this? [y/N] ')).trim()))
    throw new Failure('Imported nothing.')
}
