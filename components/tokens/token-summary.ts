import { instantInUtc } from '#components/ui/format-time.ts'
import { canGive, type ChosenEntry, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { repositoryActions, type PersonalPermission } from '#lib/scopes/personal-permissions.ts'

type Summarized = Omit<TokenFormValues, 'description'>

/** One sentence on what a token will be able to do, and until when. */
export function summarize({ permission, repositories, expiresAt }: Summarized): string {
  if (repositories !== 'all' && repositories.length === 0) return 'Choose the repositories that it may reach.'
  const rights = repositories === 'all' ? everywhere[permission] : somewhere(repositories, permission)
  if (!rights) return 'Can do nothing yet: choose pull, push or delete.'
  return `Can ${rights}${until(expiresAt)}.`
}

const everywhere: Record<PersonalPermission, string> = {
  public_read: 'pull every public repository, and nothing else',
  read: 'pull every repository that you can read',
  write: 'pull every repository that you can read, and push where you can write',
  admin:
    'pull every repository that you can read, push and delete images where you can write, and manage your repositories',
}

export function until(expiresAt: string | null): string {
  if (expiresAt === null) return ', with no expiration'
  const at = new Date(expiresAt)
  return Number.isNaN(at.getTime()) ? '' : `, until ${instantInUtc(at)}`
}

/** "pull and push acme/api and acme/web, and pull acme/docs, and reach nothing else" */
function somewhere(entries: ChosenEntry[], permission: PersonalPermission): string | null {
  const byActions = new Map<string, string[]>()
  for (const entry of entries) {
    const given = repositoryActions.filter((action) => entry[action] && canGive(entry, action, permission))
    if (given.length === 0) continue
    const words = list.format(given)
    byActions.set(words, [...(byActions.get(words) ?? []), entry.fullName])
  }
  if (byActions.size === 0) return null
  const parts = [...byActions].map(([actions, names]) => `${actions} ${describeNames(names)}`)
  return `${parts.join(', and ')}, and reach nothing else`
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const namesShown = 4

export function describeNames(names: string[]): string {
  if (names.length <= namesShown) return list.format(names)
  const shown = names.slice(0, namesShown - 1)
  return list.format([...shown, `${names.length - shown.length} more`])
}
