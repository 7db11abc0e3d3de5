import { prefixOf, type Prefix } from '#lib/grants/grant.ts'
import { isNamePrefix } from '#lib/repositories/repository-name.ts'

/**
 * The prefix of an organization's repositories that a search means: it ends in a slash (and `*`), or is followed by one in
 * what it found.
 */
export function offeredPrefix(
  organization: string,
  text: string,
  found: { fullName: string }[],
): Prefix | null {
  const typed = text.trim()
  const name = typed.startsWith(`${organization}/`) ? typed.slice(organization.length + 1) : typed
  const prefix = name.replace(/\/\*?$/, '')
  if (!isNamePrefix(organization, prefix)) return null
  const isPresent = found.some(({ fullName }) => fullName.startsWith(`${organization}/${prefix}/`))
  return prefix !== name || isPresent ? prefixOf(organization, prefix) : null
}
