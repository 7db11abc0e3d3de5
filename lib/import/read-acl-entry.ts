import { unreadable } from '#lib/import/read-import-text.ts'
import type { Located, LocatedMap } from '#lib/import/read-yaml.ts'

/** A rule of docker_auth: the first that matches says what is allowed, and nothing else is asked. */
export type AclEntry = {
  line: number
  /** Absent patterns match everything. */
  account: string | undefined
  type: string | undefined
  name: string | undefined
  /** Conditions that Gatehouse has no word for: `ip`, `service`, `labels`. */
  conditions: string[]
  /** "all" where the list is `["*"]`. */
  actions: 'all' | string[]
}

export function readAclEntry(entry: Located): AclEntry {
  const { line, value } = entry
  const fields = mapOf(entry)
  const match = fields.get('match')
  const conditions = match && match.value !== null ? mapOf(match) : new Map<string, Located>()
  const actions = fields.get('actions')
  if (!actions || !(Array.isArray(actions.value) || actions.value === null) || !(value instanceof Map))
    throw unreadable(`Line ${line}: a rule of the acl needs a list of actions.`)
  const words = (actions.value ?? []).map((action) => String(action.value))
  const text = (name: string) => {
    const pattern = conditions.get(name)
    return pattern && pattern.value !== null ? String(pattern.value) : undefined
  }
  return {
    line,
    account: text('account'),
    type: text('type'),
    name: text('name'),
    conditions: [...conditions.keys()].filter((name) => !['account', 'type', 'name'].includes(name)),
    actions: words.length === 1 && words[0] === '*' ? 'all' : words,
  }
}

function mapOf({ line, value }: Located): LocatedMap {
  if (value instanceof Map) return value
  throw unreadable(`Line ${line}: this is no rule of an acl.`)
}
