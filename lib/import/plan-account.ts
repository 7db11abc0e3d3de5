import { email, namespaceName } from '#lib/accounts/schema.ts'
import type { Want } from '#lib/import/import-item.ts'
import type { Planned, Planning } from '#lib/import/planning.ts'

const nameSchema = namespaceName('It has no name.')

export function planAccount(
  { world, emailDomain, accounts, steps }: Planning,
  { username, passwordHash }: Extract<Want, { make: 'account' }>,
): Planned {
  const not = (text: string): Planned => ({ state: 'not', text })
  const address = `${username}@${emailDomain}`.toLowerCase()
  if (accounts.has(username)) return not('This name stands in the file twice; the first one is used.')
  const known = world.accounts.get(username)
  if (known?.email === address && known.isProven) {
    accounts.add(username)
    return { state: 'there', text: `The account ${username} is there already. Its password stays as it is.` }
  }
  if (known?.email === address)
    return not(
      `There is an account ${username}, and nobody has verified its e-mail address. It may be somebody else’s.`,
    )
  if (known)
    return not(`There is an account ${username} with another e-mail address. It may be somebody else’s.`)
  const name = nameSchema.safeParse(username)
  if (!name.success || name.data !== username)
    return not(`This can’t be a username. ${name.error?.issues[0]!.message ?? 'Leave out spaces.'}`)
  if (world.taken.has(username)) return not('This name is taken, or was.')
  if (!email.safeParse(address).success) return not(`${address} is no e-mail address.`)
  if (world.emails.has(address)) return not(`${address} has an account under another name.`)
  accounts.add(username)
  world.taken.add(username)
  world.emails.add(address)
  steps.push({ do: 'account', username, email: address, passwordHash: passwordHash ?? '' })
  const how = passwordHash ? 'with its present password' : 'with a link to choose a password'
  return { state: 'make', text: `Account ${username} (${address}), ${how}` }
}
