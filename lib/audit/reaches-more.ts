import type { AuditDetails, Fact } from '#lib/audit/mutate.ts'
import { personalPermissions, type PersonalPermission } from '#lib/scopes/personal-permissions.ts'

/** Whether an edit, as the log has it, lets a personal token do anything that it could not do before. */
export function reachesMore(details: AuditDetails): boolean {
  return Object.entries(details).some(([field, change]) => {
    if (change === null || typeof change !== 'object' || !('from' in change)) return false
    const { from, to } = change
    if (field === 'permission') return rankOf(to) > rankOf(from)
    if (field === 'publicRead') return to === true
    return field === 'repositories' && hasMore(from, to)
  })
}

const ranks: readonly PersonalPermission[] = personalPermissions.map(({ value }) => value)
const rankOf = (permission: Fact) => ranks.indexOf(permission as PersonalPermission)

/** `from` and `to` are "all" or lists like `acme/api: pull, push`. */
function hasMore(from: Fact, to: Fact): boolean {
  if (from === 'all') return false
  if (to === 'all') return true
  const had = new Set(actionsOf(from))
  return actionsOf(to).some((action) => !had.has(action))
}

function actionsOf(list: Fact): string[] {
  return [list].flat().flatMap((line) => {
    const [repository, actions = ''] = String(line).split(': ')
    return actions.split(', ').map((action) => `${repository}: ${action}`)
  })
}
