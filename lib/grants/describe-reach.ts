import { withServices } from '#lib/grants/with-services.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import type { PersonalGrantTypes } from '#lib/grants/personal-grant.ts'

/** "All repositories", "3 repositories and public ones, npm (read)": what a token reaches. */
export function describeReach(held: PersonalGrantTypes['held'], services: readonly GivenService[]): string {
  const reach = withServices(describeRepositories(held), services)
  if (reach) return reach
  return services.length > 0 ? 'Nothing left' : 'No repository left'
}

function describeRepositories({ repositories, publicRead }: PersonalGrantTypes['held']): string {
  if (repositories === 'all') return 'All repositories'
  if (repositories === 0) return publicRead ? 'Public repositories' : ''
  const chosen = repositories === 1 ? '1 repository' : `${repositories} repositories`
  return publicRead ? `${chosen} and public ones` : chosen
}
