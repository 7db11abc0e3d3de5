import { accountItems } from '#lib/import/account-items.ts'
import { aclItems } from '#lib/import/acl-items.ts'
import type { ParsedItem } from '#lib/import/import-item.ts'
import { readAclEntry } from '#lib/import/read-acl-entry.ts'
import { unreadable } from '#lib/import/read-import-text.ts'
import { readYaml, type Located, type LocatedMap } from '#lib/import/read-yaml.ts'

/** Each is held against all before it. */
const rulesMax = 1_000

/** How docker_auth's other sources of users and rules are called in its configuration. */
const elsewhere = /^(\w+_auth|\w+_authn|\w+_authz|\w+_db|acl_\w+)$/

/** The `users` and the `acl` of docker_auth's configuration; what else it has is about its own server. */
export function parseDockerAuth(text: string, { twoPartNames }: { twoPartNames: boolean }): ParsedItem[] {
  const root = readYaml(text)
  if (!(root.value instanceof Map)) throw unreadable('This is no configuration of docker_auth.')
  const [users, acl] = [root.value.get('users'), root.value.get('acl')]
  if (!users && !acl) throw unreadable('This file has neither users nor an acl.')
  const named = users ? mapIn(users, 'users') : new Map<string, Located>()
  const rules = acl ? listIn(acl, 'acl') : []
  if (rules.length > rulesMax) throw unreadable(`At most ${rulesMax} rules of an acl are read.`)
  return [
    ...[...named].flatMap(([name, user]) => userItems(name, user)),
    ...aclItems(rules.map(readAclEntry), { twoPartNames, isAnonymousIn: isOpen(named.get('')) }),
    ...[...root.value].flatMap(([name, { line }]): ParsedItem[] =>
      elsewhere.test(name)
        ? [{ line, source: name, reason: 'Only users and rules that stand in this file are read.' }]
        : [],
    ),
  ]
}

/** A user without a password is let in with any. */
const isOpen = (user: Located | undefined) =>
  user !== undefined && (!(user.value instanceof Map) || !user.value.has('password'))

function userItems(name: string, user: Located): ParsedItem[] {
  const { line } = user
  if (name === '') {
    const reason = 'It admits everybody without a name. Gatehouse admits everybody to public repositories.'
    return [{ line, source: 'user ""', reason }]
  }
  const fields: LocatedMap = user.value instanceof Map ? user.value : new Map()
  const password = fields.get('password')
  const labels = fields.get('labels')
  const rest: ParsedItem[] = labels
    ? [{ line: labels.line, source: `labels of ${name}`, reason: 'Accounts have no labels.' }]
    : []
  if (!password) {
    const reason = 'It has no password, so anybody is let in by this name. An account needs one.'
    return [{ line, source: `user ${name}`, reason }, ...rest]
  }
  return [...accountItems(password.line, name, String(password.value)), ...rest]
}

function mapIn({ line, value }: Located, name: string): LocatedMap {
  if (value instanceof Map) return value
  if (value === null) return new Map()
  throw unreadable(`Line ${line}: ${name} is no mapping.`)
}

function listIn({ line, value }: Located, name: string): Located[] {
  if (Array.isArray(value)) return value
  if (value === null) return []
  throw unreadable(`Line ${line}: ${name} is no list.`)
}
