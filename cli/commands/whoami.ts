import type { Command } from 'commander'
import { chosenHost } from '#cli/chosen-host.ts'
import { printJson } from '#cli/commands/print-token.ts'
import { Failure } from '#cli/failure.ts'
import { usableCredential } from '#cli/store/usable-credential.ts'
import { facts } from '#cli/terminal/table.ts'

/** `gatehouse whoami`: as whom docker and git come, if Gatehouse still takes what is kept. */
export function addWhoami(program: Command): void {
  program
    .command('whoami')
    .description('Show as whom this computer is signed in')
    .argument('[host]', 'as in gatehouse.example.com')
    .option('--json', 'print JSON')
    .action(whoami)
}

async function whoami(named: string | undefined, { json }: { json?: boolean }): Promise<void> {
  const { host, known } = chosenHost(named)
  const { credential, why } = await usableCredential(host, 'gatehouse')
  if (!credential || !known)
    throw new Failure(
      why ?? `This computer is not signed in to ${host}: run gatehouse login ${host}`,
      'signedOut',
    )
  const { url, username, secret, tokenId } = credential
  const hint = /^[a-z\d]+_(pat|oat)_/.test(secret) ? secret.replace(/(_)[^_]+(.{4})$/, '$1…$2') : null
  const keeper = known.keeper ?? 'file'
  if (json) return printJson({ host, url, username, hint, token_id: tokenId ?? null, keeper })
  process.stdout.write(
    facts([
      ['Host', host],
      ['Username', username],
      ['Secret', hint],
      ['Made by', tokenId ? 'gatehouse login' : 'hand'],
      ['Kept in', known.keeper ? `docker-credential-${keeper}` : 'a file that only you can read'],
    ]),
  )
}
