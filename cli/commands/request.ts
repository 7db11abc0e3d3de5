import { hostname } from 'node:os'
import { Option, type Command } from 'commander'
import { chosenHost } from '#cli/chosen-host.ts'
import { askedAccess, type AskOptions } from '#cli/commands/asked-access.ts'
import { collect } from '#cli/commands/collect.ts'
import { duration, durationHelp } from '#cli/commands/duration.ts'
import { printJson, printSecret } from '#cli/commands/print-token.ts'
import { useForDocker } from '#cli/docker/docker-config.ts'
import { Failure } from '#cli/failure.ts'
import { useForGit } from '#cli/git/git-config.ts'
import { askForCode, awaitApproval, type Approved } from '#cli/http/device-grant.ts'
import { findOauthServer } from '#cli/http/oauth-server.ts'
import { installHelpers } from '#cli/install-helpers.ts'
import { findCredential, storeCredential, type Credential } from '#cli/store/credentials.ts'
import { withSpinner } from '#cli/terminal/spinner.ts'

type Options = AskOptions & {
  for?: number
  reason?: string
  host?: string
  save?: boolean
  json?: boolean
}

/** `gatehouse request`: a person is asked for just that access, and the tool gets a token of what they give. */
export function addRequest(program: Command): void {
  program
    .command('request')
    .description('Ask a person for narrow access, and print the token that they give')
    .option('--repo <name>', 'a repository, with actions of its own if you name them: demo/api:pull', collect)
    .option('--pull', 'to pull; without any of these, that alone')
    .option('--push', 'to pull and push')
    .option('--delete', 'to pull and delete')
    .option('--service <name>', 'a service with its permissions, as in acme/npm=read,write', collect)
    .addOption(new Option('--for <time>', `${durationHelp}; an hour if you leave it out`).argParser(duration))
    .option('--reason <text>', 'why; who decides reads it')
    .option('--host <host>', 'which Gatehouse, if you use several')
    .option('--save', 'keep the token for docker and git, rather than print it')
    .option('--json', 'print JSON')
    .action(request)
}

async function request(options: Options): Promise<void> {
  const details = askedAccess(options)
  const { host, url } = chosenHost(options.host)
  const kept = options.save ? findCredential(host) : null
  if (kept) throw new Failure(`${kept.username} is signed in to ${host} here. Run gatehouse logout first.`)
  const server = await findOauthServer(url)
  const code = await askForCode(server, hostname(), {
    authorization_details: JSON.stringify(details),
    ...(options.for !== undefined && { expires_in: String(options.for) }),
    ...(options.reason !== undefined && { reason: options.reason }),
  })
  const link = code.verification_uri_complete ?? code.verification_uri
  say(`Ask whoever can give it to open ${link}\nand to compare the code: ${code.user_code}`)
  const given = await withSpinner('Waiting for the decision', () =>
    awaitApproval(server, code, { denied: 'The request was denied.', again: 'Ask again.' }),
  )
  finish(given, { host, url }, options)
}

function finish(
  given: Approved,
  { host, url }: { host: string; url: string },
  { save, json }: Options,
): void {
  const { access_token: secret, username, token_id: tokenId } = given
  const remark = `${username} gave access ${lifetimeOf(given)}to ${grantedText(given)}.`
  if (save) keep(host, { url, username, secret, tokenId })
  if (json) {
    const { authorization_details, expires_in } = given
    const told = { host, url, username, token_id: tokenId, expires_in, authorization_details }
    return printJson(save ? told : { ...told, secret })
  }
  if (save) return say(`${remark} docker and git use it here.`)
  printSecret(secret, remark)
}

/** As a login keeps its own. */
function keep(host: string, credential: Credential): void {
  const programs = installHelpers()
  storeCredential(host, credential)
  useForDocker(host)
  useForGit(credential.url, programs.git)
}

/** "demo/api (pull, push), demo/web (pull)" */
function grantedText({ authorization_details: given = [] }: Approved): string {
  return given.map(({ identifier, actions }) => `${identifier} (${actions.join(', ')})`).join(', ')
}

function lifetimeOf({ expires_in: seconds }: Approved): string {
  if (seconds === undefined) return ''
  return `until ${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC `
}

const say = (text: string) => void process.stderr.write(`${text}\n`)
