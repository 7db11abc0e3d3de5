import { hostname } from 'node:os'
import type { Command } from 'commander'
import { chosenHost } from '#cli/chosen-host.ts'
import { printJson } from '#cli/commands/print-token.ts'
import { useForDocker } from '#cli/docker/docker-config.ts'
import { useForGit } from '#cli/git/git-config.ts'
import { askForCode, awaitApproval } from '#cli/http/device-grant.ts'
import { findOauthServer, revoke } from '#cli/http/oauth-server.ts'
import { installHelpers } from '#cli/install-helpers.ts'
import { findCredential, storeCredential } from '#cli/store/credentials.ts'
import { openBrowser } from '#cli/terminal/open-browser.ts'
import { withSpinner } from '#cli/terminal/spinner.ts'

type Options = { browser: boolean; docker: boolean; git: boolean; json?: boolean }

/** `gatehouse login`: a token of this device's own, and docker and git told where it is. */
export function addLogin(program: Command): void {
  program
    .command('login')
    .description('Sign this computer in for docker and git, in your browser')
    .argument('[host]', 'as in gatehouse.example.com')
    .option('--no-browser', 'do not open the browser')
    .option('--no-docker', 'do not tell docker')
    .option('--no-git', 'do not tell git')
    .option('--json', 'print JSON')
    .action(login)
}

async function login(named: string | undefined, options: Options): Promise<void> {
  const { host, url } = chosenHost(named)
  const programs = installHelpers()
  const before = findCredential(host)
  const { username, access_token: secret, token_id: tokenId } = await approved(url, options)
  const keeper = storeCredential(host, { url, username, secret, tokenId })
  // The one that this computer had is of no more use to anybody.
  if (before?.tokenId) await revoke(before.url, before.secret).catch(() => {})
  const replaced = options.docker ? useForDocker(host) : null
  if (options.git) useForGit(url, programs.git)
  if (options.json) return printJson({ host, url, username, token_id: tokenId, keeper: keeper ?? 'file' })
  say(`Signed in to ${host} as ${username}.`)
  say(
    keeper
      ? `The secret is kept by docker-credential-${keeper}.`
      : 'The secret is in a file that only you can read.',
  )
  if (replaced) say(`docker asked docker-credential-${replaced} for ${host} before.`)
  if (programs.missingOnPath) say(`Add ${programs.missingOnPath} to PATH: docker looks for its helper there.`)
}

async function approved(url: string, { browser }: Options) {
  const server = await findOauthServer(url)
  const code = await askForCode(server, hostname())
  const link = code.verification_uri_complete ?? code.verification_uri
  say(`Open ${link}\nand compare the code: ${code.user_code}`)
  if (browser) openBrowser(link)
  return withSpinner('Waiting until you approve', () => awaitApproval(server, code))
}

const say = (text: string) => process.stderr.write(`${text}\n`)
