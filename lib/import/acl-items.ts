import { alternativesOf, matches, prefixOf, withAccount } from '#lib/import/acl-pattern.ts'
import { aclTarget, type AclTarget } from '#lib/import/acl-target.ts'
import type { ParsedItem, Want } from '#lib/import/import-item.ts'
import type { AclEntry } from '#lib/import/read-acl-entry.ts'

type Options = { twoPartNames: boolean; isAnonymousIn: boolean }

/**
 * What the rules become. The first that matches decides in docker_auth, and what is given in Gatehouse adds up: so a rule maps
 * only where no earlier one may allow less of the same.
 */
export function aclItems(entries: AclEntry[], options: Options): ParsedItem[] {
  return entries.flatMap((entry, place) => entryItems(entry, entries.slice(0, place), options))
}

function entryItems(entry: AclEntry, before: AclEntry[], options: Options): ParsedItem[] {
  const { line } = entry
  const refuse = (reason: string, source = sourceOf(entry)): ParsedItem[] => [{ line, source, reason }]
  if (entry.conditions.length > 0)
    return refuse(`Rules by ${entry.conditions.join(' and ')} can’t be said here.`)
  if (matches(entry.type, 'repository') === false)
    return refuse(`Nothing but repositories is granted here, no ${entry.type}.`)
  if (entry.type !== undefined && entry.type !== 'repository') return refuse('Its type is a pattern.')
  if (entry.actions.length === 0) return refuse('It allows nothing. What nobody is given is refused here.')
  const accounts = entry.account === undefined ? null : alternativesOf(entry.account)
  if (accounts?.length)
    return accounts.flatMap((account) => accountRule(entry, account, before, options, refuse))
  return everybodysRule(entry, before, options, refuse)
}

type Refuse = (reason: string, source?: string) => ParsedItem[]

function accountRule(entry: AclEntry, account: string, before: AclEntry[], options: Options, refuse: Refuse) {
  const source = sourceOf({ ...entry, account })
  if (account === '')
    return refuse('It is for who has not signed in alone, and a public repository is for all.', source)
  const target = aclTarget(entry.name, account, options)
  if (!target) return refuse(noTarget(entry), source)
  const first = before.find((other) => mayNarrow(other, entry, account, target))
  if (first) return refuse(`The rule on line ${first.line} comes first, and may allow less.`, source)
  if (target.kind === 'own') return ownRule(entry, source)
  const may = rightsOf(entry)
  const wanted = wantOf(may, account, target)
  return [
    typeof wanted === 'string'
      ? { line: entry.line, source, reason: wanted }
      : { line: entry.line, source, want: wanted },
    ...leftOver(may).map((reason) => ({ line: entry.line, source, reason })),
  ]
}

function wantOf(may: Rights, username: string, target: Exclude<AclTarget, { kind: 'own' }>): Want | string {
  if (!may.pull) return 'Pushing takes pulling, too, here.'
  if (target.kind === 'repository')
    return { make: 'access', username, repository: target.name, access: may.push ? 'write' : 'read' }
  if (may.push) return { make: 'editor', username, organization: target.namespace }
  return `No role only pulls everything in ${target.namespace}. Use a group, or an access token of the organization.`
}

/** A rule for all accounts, or for everybody. */
function everybodysRule(entry: AclEntry, before: AclEntry[], options: Options, refuse: Refuse): ParsedItem[] {
  const target = aclTarget(entry.name, null, options)
  if (target?.kind === 'own') return ownRule(entry, sourceOf(entry))
  if (!target) return refuse(noTarget(entry))
  const isForAnybody = matches(entry.account, '') === true && options.isAnonymousIn
  if (target.kind !== 'repository' || !isForAnybody || matches(entry.account, 'a') !== true)
    return refuse('Nothing is given to all accounts here. Name them, or make the repository public.')
  const first = before.find((other) => mayNarrow(other, { ...entry, actions: ['pull'] }, null, target))
  if (first) return refuse(`The rule on line ${first.line} comes first, and may allow less.`)
  const may = rightsOf(entry)
  if (!may.pull) return refuse('Pushing takes an account here.')
  const want = { make: 'public_repository', repository: target.name } as const
  const rest = may.push || may.delete ? refuse('Only pulling is for everybody here.') : []
  return [{ line: entry.line, source: sourceOf(entry), want }, ...rest]
}

function ownRule(entry: AclEntry, source: string): ParsedItem[] {
  const { pull, push, delete: remove } = rightsOf(entry)
  const answer =
    pull && push && remove
      ? { already: 'Every account has all rights below its own name.' }
      : { reason: 'Every account has all rights below its own name here, which is more.' }
  return [{ line: entry.line, source, ...answer }]
}

/** Whether an earlier rule may decide about some of the same, and allows less. Null is any account. */
function mayNarrow(earlier: AclEntry, entry: AclEntry, account: string | null, target: AclTarget): boolean {
  if (earlier.actions === 'all') return false
  const allowed = earlier.actions
  const asked = rightsOf(entry)
  if ((['pull', 'push', 'delete'] as const).every((each) => !asked[each] || allowed.includes(each)))
    return false
  if (matches(earlier.type, 'repository') === false) return false
  if (account !== null && matches(earlier.account, account) === false) return false
  const name = earlier.name === undefined ? undefined : account === null ? earlier.name : withAccount(earlier.name, account) // prettier-ignore
  if (target.kind === 'repository') return matches(name, target.name) !== false
  const below = `${target.kind === 'below' ? target.namespace : account}/`
  const prefix = prefixOf(name)
  return prefix.startsWith(below) || below.startsWith(prefix)
}

type Rights = { pull: boolean; push: boolean; delete: boolean; others: string[] }

function rightsOf({ actions }: Pick<AclEntry, 'actions'>): Rights {
  if (actions === 'all') return { pull: true, push: true, delete: true, others: [] }
  const others = actions.filter((action) => !['pull', 'push', 'delete'].includes(action))
  return {
    ...{ pull: actions.includes('pull'), push: actions.includes('push'), delete: actions.includes('delete') },
    others,
  }
}

function leftOver({ delete: remove, others }: Rights): string[] {
  return [
    ...(remove ? ['Deleting images takes admin access here, which also changes the repository. Give it by hand.'] : []), // prettier-ignore
    ...(others.length > 0 ? [`There is no action ${others.join(', ')} here.`] : []),
  ]
}

function noTarget({ name }: AclEntry): string {
  if (name === undefined) return 'Nobody has rights to everybody’s repositories here.'
  return 'Its pattern of names is neither one repository nor everything below one name.'
}

function sourceOf({ account, name, actions }: AclEntry): string {
  const words = actions === 'all' ? '*' : actions.join(', ') || 'nothing'
  return `${account ?? 'anybody'}: ${words} on ${name ?? 'everything'}`
}
