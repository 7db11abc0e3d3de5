/** The maximum length of `namespace/name` in registries. */
export const repositoryNameMax = 255

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'

/**
 * One component of a name in the registry's grammar: lower-case letters and digits, separated by `.`, `_`, `__` or
 * hyphens.
 */
export const nameComponent = new RegExp(`^${component}$`)

const repositoryName = new RegExp(`^(${component})/(${component})$`)

/** Reads `namespace/name`; null for anything else. Names have exactly two components, which keeps rights simple. */
export function parseRepositoryName(text: string): { namespace: string; name: string } | null {
  if (text.length > repositoryNameMax) return null
  const [, namespace, name] = repositoryName.exec(text) ?? []
  return namespace && name ? { namespace, name } : null
}

export function fullNameOf({ namespace, name }: { namespace: string; name: string }): string {
  return `${namespace}/${name}`
}
