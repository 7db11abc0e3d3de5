import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import type { Condition } from '#lib/workloads/schema.ts'

type Sample = { claims: Record<string, unknown>; conditions: Condition[] }

const actions = {
  sub: 'repo:acme/api:ref:refs/heads/main',
  ...{ repository: 'acme/api', repository_id: '1001', repository_owner: 'acme', repository_owner_id: '77' },
  ...{ ref: 'refs/heads/main', ref_type: 'branch', ref_protected: 'true', event_name: 'push' },
  ...{ run_id: '9', run_number: '3', workflow_ref: 'acme/api/.github/workflows/ci.yml@refs/heads/main' },
}
const byRepository = [
  { claim: 'repository_id', value: '1001' },
  { claim: 'repository_owner_id', value: '77' },
  { claim: 'ref', value: 'refs/heads/*' },
]

/** What an assertion of each kind of issuer says beside its times and audience, and a rule that takes it. */
export const assertionClaims: Record<WorkloadKind, Sample> = {
  github: { claims: actions, conditions: byRepository },
  github_server: { claims: actions, conditions: byRepository },
  forgejo: { claims: actions, conditions: byRepository },
  gitlab: {
    claims: {
      sub: 'project_path:acme/api:ref_type:branch:ref:main',
      ...{ project_id: '28', job_project_id: '28', project_path: 'acme/api', namespace_id: '5', ref: 'main' },
      ...{ ref_protected: 'true', pipeline_source: 'push', job_id: '1123', user_id: '1', runner_id: 1 },
    },
    conditions: [
      { claim: 'project_id', value: '28' },
      { claim: 'ref_protected', value: 'true' },
      { claim: 'runner_id', value: '1' },
    ],
  },
  buildkite: {
    claims: {
      sub: 'organization:acme:pipeline:api:ref:refs/heads/main:commit:9f31:step:build',
      ...{ organization_slug: 'acme', pipeline_slug: 'api', build_number: 5, build_branch: 'main' },
      ...{ organization_id: '0183-a', pipeline_id: '0184-b', step_key: 'build' },
    },
    conditions: [
      { claim: 'organization_id', value: '0183-a' },
      { claim: 'pipeline_id', value: '0184-b' },
      { claim: 'build_branch', value: 'main' },
    ],
  },
  circleci: {
    claims: {
      sub: 'org/o-1/project/p-1/user/u-1',
      ...{ 'oidc.circleci.com/project-id': 'p-1', 'oidc.circleci.com/org-id': 'o-1' },
      ...{ 'oidc.circleci.com/vcs-ref': 'refs/heads/main', 'oidc.circleci.com/ssh-rerun': false },
    },
    conditions: [
      { claim: 'oidc.circleci.com/project-id', value: 'p-1' },
      { claim: 'oidc.circleci.com/ssh-rerun', value: 'false' },
    ],
  },
  kubernetes: {
    claims: {
      sub: 'system:serviceaccount:team:deploy',
      'kubernetes.io': {
        namespace: 'team',
        serviceaccount: { name: 'deploy', uid: 'uid-1' },
        pod: { name: 'deploy-7d9f', uid: 'pod-1' },
      },
    },
    conditions: [
      { claim: 'kubernetes.io/namespace', value: 'team' },
      { claim: 'kubernetes.io/serviceaccount/name', value: 'deploy' },
      { claim: 'kubernetes.io/pod/name', value: 'deploy-*' },
    ],
  },
  oidc: {
    claims: { sub: 'job-1', team: 'a', admin: true },
    conditions: [
      { claim: 'sub', value: 'job-1' },
      { claim: 'admin', value: 'true' },
    ],
  },
}
