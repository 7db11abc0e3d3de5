import type { PersonalGrantTypes } from '#lib/grants/personal-grant.ts'

/** "All repositories", "3 repositories and public ones": what a token reaches. */
export function describeReach({ repositories, publicRead }: PersonalGrantTypes['held']): string {
  if (repositories === 'all') return 'All repositories'
  if (repositories === 0) return publicRead ? 'Public repositories' : 'No repository left'
  const chosen = repositories === 1 ? '1 repository' : `${repositories} repositories`
  return publicRead ? `${chosen} and public ones` : chosen
}
