import { nameOf, type Token, type TokenDetails } from '#cli/commands/token-owner.ts'
import { facts, table } from '#cli/terminal/table.ts'

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

export function printTokens(tokens: Token[]): void {
  if (tokens.length === 0) return void process.stderr.write('No access tokens.\n')
  const rows = tokens.map((token) => [
    nameOf(token),
    token.hint,
    token.status,
    ...(token.permission === undefined ? [] : [token.permission]),
    expiry(token),
    token.last_use ? shortTime(token.last_use.at) : 'never',
  ])
  const permission = tokens[0]?.permission === undefined ? [] : ['PERMISSION']
  process.stdout.write(table(['NAME', 'SECRET', 'STATUS', ...permission, 'EXPIRES', 'LAST USED'], rows))
}

export function printToken(token: TokenDetails): void {
  const { last_use: use } = token
  process.stdout.write(
    facts([
      ['Name', nameOf(token)],
      ['Description', token.label === undefined ? null : token.description],
      ['Id', token.id],
      ['Secret', token.hint],
      ['Status', token.status],
      ['Permission', token.permission],
      ['Repositories', repositoriesOf(token)],
      ['Created', `${shortTime(token.created_at)}${token.source === 'auto' ? ' by a device' : ''}`],
      ['Expires', expiry(token)],
      [
        'Last used',
        use ? [shortTime(use.at), use.client, use.address, use.action].filter(Boolean).join(', ') : 'never',
      ],
    ]),
  )
}

/** The secret alone on standard output, so that a script can take it. */
export function printSecret(secret: string, remark: string): void {
  process.stderr.write(`${remark} This is the only time that its secret is shown:\n`)
  process.stdout.write(`${secret}\n`)
}

function repositoriesOf({ repositories, resources, public_read }: TokenDetails): string | null {
  if (resources) return resources.map(({ path, scopes }) => `${path} (${scopes.join(', ')})`).join('; ')
  if (repositories === undefined) return null
  if (repositories === null) return 'all'
  const chosen = repositories.map(({ name, actions }) => `${name} (${actions.join(', ')})`)
  return [...chosen, ...(public_read ? ['all public ones (pull)'] : [])].join('; ') || 'none'
}

const expiry = ({ expires_at: at }: Token) => (at ? shortTime(at) : 'never')

/** "2026-12-31 12:00 UTC". */
const shortTime = (at: string) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
