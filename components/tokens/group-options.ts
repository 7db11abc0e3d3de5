import type { OptionGroup, RepositoryOption } from '#components/tokens/repository-options.tsx'
import type { Prefix } from '#lib/grants/grant.ts'
import type { FoundRepositories } from '#lib/repositories/search-repositories.ts'

type Options = { prefix: Prefix | null; namespace: string | undefined }

/**
 * What a search found as options, each namespace with an option that adds all that match there: under their namespaces, or
 * those of the only one after a prefix.
 */
export function groupOptions(found: FoundRepositories | null, { prefix, namespace }: Options): OptionGroup[] {
  const repositories = found?.repositories ?? []
  const withAll = (of: string, options: RepositoryOption[]) => {
    const matching = found?.inNamespace[of] ?? 0
    return matching > 1 ? [...options, { fullName: `${of}/*`, allOf: of, matching }] : options
  }
  if (namespace !== undefined) {
    const options = withAll(namespace, prefix ? [prefix, ...repositories] : repositories)
    return options.length > 0 ? [{ heading: null, options }] : []
  }
  return [...Map.groupBy(repositories, ({ namespace }) => namespace)].map(([heading, options]) => ({
    heading,
    options: withAll(heading, options),
  }))
}
