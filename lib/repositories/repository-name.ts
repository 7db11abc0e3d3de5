/** The maximum length of `namespace/name` in registries. */
export const repositoryNameMax = 255

/** The grammar of the OCI Distribution Specification: letters and digits, separated by `.`, `_`, `__` or hyphens. */
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const components = `${component}(?:/${component})*`

/** A name below its namespace: one or more components, separated by slashes. */
export const nameInNamespace = new RegExp(`^${components}$`)

const repositoryName = new RegExp(`^(${component})/(${components})$`)

/** Reads `namespace/name`, of which the name may contain slashes; null for anything else. */
export function parseRepositoryName(text: string): { namespace: string; name: string } | null {
  if (text.length > repositoryNameMax) return null
  const [, namespace, name] = repositoryName.exec(text) ?? []
  return namespace && name ? { namespace, name } : null
}

/** Whether repositories of the namespace can be below the prefix, as `acme/team/app` is below `team`. */
export function isNamePrefix(namespace: string, prefix: string): boolean {
  return parseRepositoryName(`${namespace}/${prefix}/a`) !== null
}

export function fullNameOf({ namespace, name }: { namespace: string; name: string }): string {
  return `${namespace}/${name}`
}
