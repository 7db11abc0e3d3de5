/** What an edit sends: those that differ from what is stored, and all that go together if one does. Null where none does. */
export function changedFields<Fields extends object>(
  fields: Fields,
  stored: Partial<Fields>,
  together: readonly string[] = [],
): Partial<Fields> | null {
  const names = Object.keys(fields) as (keyof Fields & string)[]
  const differing: string[] = names.filter((name) => !isSame(fields[name], stored[name]))
  if (differing.length === 0) return null
  const sent = differing.some((name) => together.includes(name)) ? [...differing, ...together] : differing
  const entries = names.filter((name) => sent.includes(name)).map((name) => [name, fields[name]])
  return Object.fromEntries(entries) as Partial<Fields>
}

/** Lists are compared by what is in them: a refresh makes new ones. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null) return Object.is(one, other)
  return JSON.stringify(one) === JSON.stringify(other)
}
