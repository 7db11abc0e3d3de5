import type { Command } from 'commander'
import { chosenHost } from '#cli/chosen-host.ts'
import { loginByCode } from '#cli/commands/login-by-code.ts'
import { loginByIdToken, type OidcOptions } from '#cli/commands/login-by-id-token.ts'
import { printJson } from '#cli/commands/print-token.ts'
import { useForDocker } from '#cli/docker/docker-config.ts'
import { Failure } from '#cli/failure.ts'
import { useForGit } from '#cli/git/git-config.ts'
import { revoke } from '#cli/http/oauth-server.ts'
import { installHelpers } from '#cli/install-helpers.ts'
import { addToJobPath } from '#cli/oidc/add-to-job-path.ts'
import { findCredential, storeCredential } from '#cli/store/credentials.ts'

type Options = OidcOptions & {
  oidc?: boolean
  browser: boolean
  docker: boolean
  git: boolean
  json?: boolean
}

/** What a way of signing in gives; `expires_in` in seconds, where the token ends by itself. */
type LoggedIn = { username: string; access_token: string; token_id: string; expires_in?: number }

/** `gatehouse login`: a token of this device's or job's own, and docker and git told where it is. */
export function addLogin(program: Command): void {
  program
    .command('login')
    .description('Sign this computer in for docker and git: in your browser, or as a job of a CI')
    .argument('[host]', 'as in gatehouse.example.com')
    .option('--oidc', 'sign in as a job of a CI, by its id token')
    .option('--workload <workload>', 'with --oidc: the trusted workload, if several match: its id or name')
    .option('--organization <name>', 'with --oidc: whose workload it is that is named')
    .option('--audience <audience>', 'with --oidc: whom the id token is for, if not this Gatehouse')
    .option('--token-file <path>', 'with --oidc: a file that holds the id token')
    .option('--token-env <name>', 'with --oidc: an environment variable that holds the id token')
    .option('--no-browser', 'do not open the browser')
    .option('--no-docker', 'do not tell docker')
    .option('--no-git', 'do not tell git')
    .option('--json', 'print JSON')
    .action(login)
}

async function login(named: string | undefined, options: Options): Promise<void> {
  const { workload, organization, audience, tokenFile, tokenEnv } = options
  const given = [workload, organization, audience, tokenFile, tokenEnv]
  if (!options.oidc && given.some((value) => value !== undefined))
    throw new Failure('These options belong to --oidc: add it.', 'usage')
  const { host, url } = chosenHost(named)
  const programs = installHelpers()
  const before = findCredential(host)
  const loggedIn: LoggedIn = await (options.oidc ? loginByIdToken(url, options) : loginByCode(url, options))
  const { username, access_token: secret, token_id: tokenId, expires_in: seconds } = loggedIn
  const keeper = storeCredential(host, { url, username, secret, tokenId })
  // The one that this computer had is of no more use to anybody.
  if (before?.tokenId) await revoke(before.url, before.secret).catch(() => {})
  const replaced = options.docker ? useForDocker(host) : null
  if (options.git) useForGit(url, programs.git)
  const ends = seconds === undefined ? {} : { expires_in: seconds }
  if (options.json)
    return printJson({ host, url, username, token_id: tokenId, ...ends, keeper: keeper ?? 'file' })
  say(`Signed in to ${host} as ${username}${seconds === undefined ? '' : `, for ${minutes(seconds)}`}.`)
  say(
    keeper
      ? `The secret is kept by docker-credential-${keeper}.`
      : 'The secret is in a file that only you can read.',
  )
  if (replaced) say(`docker asked docker-credential-${replaced} for ${host} before.`)
  if (programs.missingOnPath && !addToJobPath(programs.missingOnPath))
    say(`Add ${programs.missingOnPath} to PATH: docker looks for its helper there.`)
}

function minutes(seconds: number): string {
  const whole = Math.floor(seconds / 60)
  return whole === 1 ? '1 minute' : `${whole} minutes`
}

const say = (text: string) => process.stderr.write(`${text}\n`)
