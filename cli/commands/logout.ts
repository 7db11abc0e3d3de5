import type { Command } from 'commander'
import { chosenHost } from '#cli/chosen-host.ts'
import { stopUseForDocker } from '#cli/docker/docker-config.ts'
import { Failure } from '#cli/failure.ts'
import { stopUseForGit } from '#cli/git/git-config.ts'
import { ask } from '#cli/http/ask.ts'
import { revoke } from '#cli/http/oauth-server.ts'
import { eraseCredential, findCredential } from '#cli/store/credentials.ts'

/** `gatehouse logout`: the device's token ends, and nothing of it is left here. */
export function addLogout(program: Command): void {
  program
    .command('logout')
    .description('Revoke the token of this computer or job, and forget it')
    .argument('[host]', 'as in gatehouse.example.com')
    .action(logout)
}

async function logout(named: string | undefined): Promise<void> {
  const { host, known } = chosenHost(named)
  if (!known) throw new Failure(`This computer is not signed in to ${host}.`, 'signedOut')
  const kept = findCredential(host)
  eraseCredential(host)
  stopUseForDocker(host)
  stopUseForGit(known.url)
  try {
    if (known.session) await ask(known.url, 'POST /v2/logout', { bearer: known.session.bearer })
    // One that somebody made by hand may be in use elsewhere.
    if (kept?.tokenId) await revoke(known.url, kept.secret)
  } catch (error) {
    const page = `${known.url}/account/security`
    throw new Failure(
      `Forgotten here, but not revoked: ${(error as Error).message} Delete the token at ${page}`,
      'unreachable',
    )
  }
  process.stderr.write(`Signed out of ${host}.\n`)
}
