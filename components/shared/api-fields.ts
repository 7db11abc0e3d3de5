type Fields = Record<string, unknown>

/** Fields by their names in the API: `lifetimeMinutes` is `lifetime_minutes` there. */
export const apiFields = (fields: object): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )

/** What an edit sends: those that differ from what is stored, and all that go together if one does. Null where none does. */
export function changedFields(
  fields: Fields,
  stored: Fields,
  together: readonly string[] = [],
): Fields | null {
  const names = Object.keys(fields)
  const differing = names.filter((name) => JSON.stringify(fields[name]) !== JSON.stringify(stored[name]))
  if (differing.length === 0) return null
  const isSent = (name: string) =>
    differing.includes(name) || (together.includes(name) && differing.some((each) => together.includes(each)))
  return Object.fromEntries(names.filter(isSent).map((name) => [name, fields[name]]))
}
