import { matchesPath } from '#lib/services/matches-path.ts'
import type { ServiceRule } from '#lib/services/schema.ts'

/** What a request to a service needs, and the line of the rules that says so, counted from 0. */
export type ServiceDecision = { permission: string; line: number }

/**
 * The first rule for a request holds; null where none is. The path is in normal form, without the query. HEAD is as GET. A
 * method that isn't in capitals is nothing: a server might take it for the one that it resembles.
 */
export function decideService(
  { rules }: { rules: readonly ServiceRule[] },
  { method, path }: { method: string; path: string },
): ServiceDecision | null {
  if (!/^[A-Z][A-Z-]*$/.test(method)) return null
  const isFor = ({ methods, path: rule }: ServiceRule) =>
    (methods.length === 0 || methods.includes(method) || (method === 'HEAD' && methods.includes('GET'))) &&
    matchesPath(rule, path)
  const line = rules.findIndex(isFor)
  return line < 0 ? null : { permission: rules[line]!.permission, line }
}
