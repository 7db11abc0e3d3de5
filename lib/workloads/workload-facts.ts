import type { Fact } from '#lib/audit/mutate.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'

/** What an edit can change about a trusted workload, in words for the log; an edit form shows the same. */
export function workloadFacts({ grant, jwks, ...workload }: WorkloadDetails): Record<string, Fact> {
  const { name, issuer, audience, lifetimeMinutes, allowsForks, allowsPullRequestTarget, isActive } = workload
  return {
    ...{ name, issuer, audience, lifetimeMinutes, allowsForks, allowsPullRequestTarget, isActive },
    conditions: workload.conditions.map(({ claim, value }) => `${claim}: ${value}`),
    keys: jwks && jwks.keys.map((key) => JSON.stringify(key)),
    publicRead: grant.publicRead,
    allRepositories: grant.repositories.all,
    repositories: grant.repositories.chosen.map(({ fullName, access }) => `${fullName}: ${access}`),
    scopes: grant.scopes,
    services: grant.services.map(({ fullName, permissions }) => `${fullName}: ${permissions.join(', ')}`),
  }
}
