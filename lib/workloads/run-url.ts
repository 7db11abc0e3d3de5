import { claimOf, type AssertionClaims } from '#lib/workloads/claim-of.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

/** Names and numbers between slashes, none of which leads elsewhere. */
const path = /^(?!(?:.*\/)?\.\.?(?:\/|$))[\w.-]+(\/[\w.-]+)*$/

/** The page of the run that an assertion is of, where its issuer has one and says enough. */
export function runUrl(kind: WorkloadKind, issuer: string, claims: AssertionClaims): string | null {
  const part = (claim: string) => {
    const text = claimOf(kind, claims, claim)
    return text !== null && path.test(text) ? text : null
  }
  const join = (origin: string, ...parts: (string | null)[]) =>
    parts.includes(null) ? null : [origin, ...parts].join('/')
  switch (kind) {
    case 'github':
      return join('https://github.com', part('repository'), 'actions/runs', part('run_id'))
    case 'github_server':
      return join(gitHubOf(issuer), part('repository'), 'actions/runs', part('run_id'))
    case 'gitlab':
      return join(issuer.replace(/\/$/, ''), part('project_path'), '-/jobs', part('job_id'))
    case 'forgejo': {
      const origin = issuer.replace(/\/api\/actions\/?$/, '')
      return join(origin, part('repository'), 'actions/runs', part('run_number'))
    }
    case 'buildkite': {
      const [organization, pipeline] = [part('organization_slug'), part('pipeline_slug')]
      return join('https://buildkite.com', organization, pipeline, 'builds', part('build_number'))
    }
    case 'circleci':
      return join('https://app.circleci.com/pipelines/workflows', part('oidc.circleci.com/workflow-id'))
    default:
      return null
  }
}

/** Of Enterprise Server at `https://HOST/_services/token`, of Enterprise Cloud at `https://token.actions.NAME.ghe.com`. */
function gitHubOf(issuer: string): string {
  const { protocol, host } = new URL(issuer)
  return `${protocol}//${host.replace(/^token\.actions\./, '')}`
}
