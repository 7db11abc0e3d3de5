import { isRegex, literalOf, withAccount } from '#lib/import/acl-pattern.ts'

/** Which repositories a rule is about, where Gatehouse has a word for them. */
export type AclTarget =
  | { kind: 'repository'; name: string }
  /** Everything below the name, at any depth. */
  | { kind: 'below'; namespace: string }
  /** Below each account's own name. */
  | { kind: 'own' }

const escaped = '\\\\[.-]'
const namespaceIn = (plain: string) => `([a-z0-9]+(?:(?:${plain}|${escaped})+[a-z0-9]+)*)`
/** `^acme/`, which goes on as it likes, and what means the same. */
const regexBelow = new RegExp(`^/\\^${namespaceIn('[_-]')}\\\\?/(?:\\.[*+]\\$?)?/$`)
const regexOwn = /^\/\^\$\{account\}\\?\/(?:\.[*+]\$?)?\/$/
const globBelow = new RegExp(`^${namespaceIn('[._-]')}/\\*{1,2}$`)
const globOwn = /^\$\{account\}\/\*{1,2}$/

/**
 * The target of a pattern for names. A glob's `*` ends at a slash, so that it means everything below only where names have no
 * more than two parts, which a person has to say. Every account has everything below its own name, so that one needs no saying.
 */
export function aclTarget(
  pattern: string | undefined,
  account: string | null,
  { twoPartNames }: { twoPartNames: boolean },
): AclTarget | null {
  if (pattern === undefined) return null
  if (account === null && (regexOwn.test(pattern) || globOwn.test(pattern))) return { kind: 'own' }
  const said = account === null ? pattern : withAccount(pattern, account)
  const name = literalOf(said)
  if (name !== null) return { kind: 'repository', name }
  const found = (isRegex(said) ? regexBelow : globBelow).exec(said)?.[1]?.replaceAll('\\', '')
  if (found === undefined) return null
  if (found === account) return { kind: 'own' }
  return isRegex(said) || twoPartNames ? { kind: 'below', namespace: found } : null
}
