import type { Step } from '#lib/import/import-plan.ts'

/** How many of each kind an import makes. */
export type ImportCounts = Record<'accounts' | 'organizations' | 'repositories' | 'members' | 'groups' | 'tokens', number> // prettier-ignore

export function countSteps(steps: Step[]): ImportCounts {
  const count = (...kinds: Step['do'][]) => steps.filter((step) => kinds.includes(step.do)).length
  return {
    accounts: count('account'),
    organizations: count('organization'),
    repositories: count('repository'),
    members: count('member'),
    groups: count('group'),
    tokens: count('organization_token', 'personal_token'),
  }
}
