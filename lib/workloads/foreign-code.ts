import { claimOf, type AssertionClaims } from '#lib/workloads/claim-of.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

/** Why a job may run what strangers wrote, or on what they say: by which claim, and what it says. */
export type ForeignCode = { claim: string; came: string; because: 'fork' | 'event' }

/** Strangers start these, and yet they run with all rights of the repository, on its own branch. */
const startedByStrangers: readonly string[] = [
  ...['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion', 'discussion_comment'],
]

/**
 * Whether a job belongs to a pull request. GitHub's tokens don't say whether that comes from a fork, so each of them counts;
 * GitLab's name both projects since 18.3, and before that each merge request counts.
 */
export function foreignCode(kind: WorkloadKind, claims: AssertionClaims): ForeignCode | null {
  const said = (claim: string) => claimOf(kind, claims, claim) ?? ''
  const found = (claim: string, because: ForeignCode['because'] = 'fork'): ForeignCode => ({
    ...{ claim, because },
    came: said(claim),
  })
  switch (kind) {
    case 'github':
    case 'github_server':
    case 'forgejo':
      if (startedByStrangers.includes(said('event_name'))) return found('event_name', 'event')
      if (said('event_name').startsWith('pull_request')) return found('event_name')
      if (said('ref').startsWith('refs/pull/')) return found('ref')
      return /:pull_request(:|$)/.test(said('sub')) ? found('sub') : null
    case 'gitlab': {
      const projects = ['job_project_id', 'source_project_id']
      const other = projects.find((claim) => ![said('project_id'), ''].includes(said(claim)))
      if (other) return found(other)
      if (said('pipeline_source') === 'external_pull_request_event') return found('pipeline_source')
      const isMergeRequest = said('pipeline_source') === 'merge_request_event'
      return isMergeRequest && !said('job_project_id') ? found('pipeline_source') : null
    }
    case 'buildkite':
      return said('build_branch').includes(':') ? found('build_branch') : null
    case 'circleci':
      return /^(refs\/(heads\/)?)?pull\/\d/.test(said('oidc.circleci.com/vcs-ref'))
        ? found('oidc.circleci.com/vcs-ref')
        : null
    default:
      return null
  }
}
