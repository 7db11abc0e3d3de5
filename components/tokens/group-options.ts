import type { OptionGroup, RepositoryOption } from '#components/tokens/repository-options.tsx'
import type { Prefix } from '#lib/grants/grant.ts'
import type { FoundRepositories } from '#lib/repositories/search-repositories.ts'

type Options = { prefix: Prefix | null; isGrouped: boolean }

/** What a search found as options: a prefix first, then by namespace, each with an option that adds all that match there. */
export function groupOptions(found: FoundRepositories | null, { prefix, isGrouped }: Options): OptionGroup[] {
  const repositories = found?.repositories ?? []
  if (!isGrouped) {
    const options: RepositoryOption[] = prefix ? [prefix, ...repositories] : repositories
    return options.length > 0 ? [{ heading: null, options }] : []
  }
  return [...Map.groupBy(repositories, ({ namespace }) => namespace)].map(([namespace, options]) => {
    const matching = found!.inNamespace[namespace] ?? 0
    const all = { fullName: `${namespace}/*`, allOf: namespace, matching }
    return { heading: namespace, options: matching > 1 ? [...options, all] : options }
  })
}
