/**
 * Names the statements that are asked often, so that each connection has PostgreSQL parse and plan them once. All others stay
 * unnamed (''): a connection keeps what it has prepared, and some texts are as many as the lists of values in them.
 */
export function oftenAsked({ times, most }: { times: number; most: number }) {
  const names = new Map<string, string>()
  let seen = new Map<string, number>()
  return ({ sql }: { sql: string }): string => {
    const name = names.get(sql)
    if (name || names.size === most) return name ?? ''
    const count = (seen.get(sql) ?? 0) + 1
    if (count < times) {
      if (seen.size === 10 * most) seen = new Map()
      seen.set(sql, count)
      return ''
    }
    seen.delete(sql)
    const made = `often-asked-${names.size}`
    names.set(sql, made)
    return made
  }
}
