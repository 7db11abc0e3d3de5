import { parseArgs } from 'node:util'
import { runCommand } from '#bin/run-command.ts'
import { StartError } from '#lib/start-error.ts'
import { changeAdministration } from '#lib/site-accounts/change-administration.ts'
import { printPasswordLink } from '#lib/site-accounts/print-password-link.ts'
import { removeSecondFactor } from '#lib/site-accounts/remove-second-factor.ts'

const system = { kind: 'system' } as const

/** What can be done from the server's shell for who is locked out. Each says what it has done. */
const commands: Record<string, (username: string) => Promise<string>> = {
  'reset-link': async (username) =>
    `✓ Who opens this link chooses a new password for ${username}. It works once:\n${await printPasswordLink(system, username)}`,
  'remove-second-factor': async (username) => {
    await removeSecondFactor(system, username)
    return `✓ ${username} has no second factor any more, and was signed out everywhere.`
  },
  'make-administrator': async (username) => {
    await changeAdministration(system, username, true)
    return `✓ ${username} administers this site.`
  },
  'unmake-administrator': async (username) => {
    await changeAdministration(system, username, false)
    return `✓ ${username} does not administer this site.`
  },
}

const usage = `Usage: npm run account -- ${Object.keys(commands).join('|')} USERNAME`

await runCommand('Nothing was changed', async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [name = '', username, ...more] = positionals
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command || !username || more.length > 0) throw new StartError(usage)
  console.log(await command(username))
})
