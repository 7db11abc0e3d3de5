/** What a condition can be about: a claim of the assertion, in the words of its issuer. */
type ClaimKind = {
  claim: string
  /** What it is, for who fills the form in. */
  meaning: string
  /** An id that the issuer never gives to anybody else. A rule names at least one. */
  isId?: true
  /** Whether a rule with this id alone still trusts everything of an owner, so that it says so. */
  isWide?: true
  /** Whether beside such an id it names one thing in there. */
  narrows?: true
  /** Whether a value may end with `*`. */
  canEndInStar?: true
}

export type IssuerKind = {
  label: string
  /** The issuer, or how one looks. */
  issuer: { fixed: string } | { example: string; hint: string }
  /** Issuers that are surely of this kind, so that no kind which knows less of their tokens takes them. */
  signsAs?: RegExp
  claims: readonly ClaimKind[]
  /** Whether any other claim may be a condition, too. */
  takesOtherClaims?: true
  /** Whether its keys may be pasted, for an issuer that Gatehouse can't reach. */
  takesKeys?: true
  /** Whether jobs of pull requests can be told apart, and those of events like `pull_request_target`. */
  knowsForks?: true
  knowsPullRequestTarget?: true
}

const ref: ClaimKind = {
  claim: 'ref',
  meaning: 'The branch or tag, as in refs/heads/main or refs/tags/v*.',
  canEndInStar: true,
}

const actionsClaims: readonly ClaimKind[] = [
  { claim: 'repository_id', meaning: 'The number of the repository.', isId: true },
  { claim: 'repository_owner_id', meaning: 'The number of its owner.', isId: true, isWide: true },
  ref,
  { claim: 'ref_protected', meaning: 'Whether the branch or tag is protected: true or false.' },
  { claim: 'ref_type', meaning: 'branch or tag.' },
  { claim: 'event_name', meaning: 'What started the workflow, as in push.' },
  {
    claim: 'sub',
    meaning: 'The subject, as in repo:acme/api:ref:refs/heads/main.',
    canEndInStar: true,
  },
  { claim: 'repository', meaning: 'Its name, which another repository can get.', narrows: true },
  { claim: 'repository_owner', meaning: 'The name of its owner, which another can get.' },
  { claim: 'workflow_ref', meaning: 'The workflow’s file and its branch.', canEndInStar: true },
  { claim: 'actor_id', meaning: 'The number of who started the workflow.' },
]

const gitHubClaims: readonly ClaimKind[] = [
  ...actionsClaims,
  {
    claim: 'job_workflow_ref',
    meaning: 'The reusable workflow’s file and its branch.',
    canEndInStar: true,
  },
  { claim: 'environment', meaning: 'The environment that the job names.' },
  { claim: 'environment_node_id', meaning: 'The id of that environment.' },
  { claim: 'repository_visibility', meaning: 'public, private or internal.' },
  { claim: 'runner_environment', meaning: 'github-hosted or self-hosted.' },
  { claim: 'enterprise_id', meaning: 'The number of the enterprise.' },
]

export const issuerKinds = {
  github: {
    label: 'GitHub Actions',
    issuer: { fixed: 'https://token.actions.githubusercontent.com' },
    signsAs: /^https:\/\/token\.actions\.(githubusercontent\.com|[^/]+\.ghe\.com)(\/|$)/i,
    claims: gitHubClaims,
    knowsForks: true,
    knowsPullRequestTarget: true,
  },
  github_server: {
    label: 'GitHub Enterprise',
    issuer: {
      example: 'https://github.example.com/_services/token',
      hint: 'Of GitHub Enterprise Server: https://HOST/_services/token. Of Enterprise Cloud: the address that its settings name.',
    },
    claims: gitHubClaims,
    knowsForks: true,
    knowsPullRequestTarget: true,
  },
  gitlab: {
    label: 'GitLab CI/CD',
    issuer: { example: 'https://gitlab.com', hint: 'The address of GitLab.' },
    signsAs: /^https:\/\/gitlab\.com(\/|$)/i,
    claims: [
      { claim: 'project_id', meaning: 'The number of the project.', isId: true },
      { claim: 'namespace_id', meaning: 'The number of its group or user.', isId: true, isWide: true },
      { claim: 'ref', meaning: 'The branch or tag, as in main or v*.', canEndInStar: true },
      { claim: 'ref_type', meaning: 'branch or tag.' },
      { claim: 'ref_protected', meaning: 'Whether the branch or tag is protected: true or false.' },
      { claim: 'environment', meaning: 'The environment that the job names.' },
      { claim: 'environment_protected', meaning: 'Whether it is protected: true or false.' },
      { claim: 'pipeline_source', meaning: 'What started the pipeline, as in push.' },
      { claim: 'job_project_id', meaning: 'The project that the job runs in.' },
      { claim: 'sub', meaning: 'The subject.', canEndInStar: true },
      { claim: 'project_path', meaning: 'Its path, which another project can get.', narrows: true },
      { claim: 'namespace_path', meaning: 'The path of its group, which another can get.' },
      { claim: 'ci_config_ref_uri', meaning: 'The file that defines the pipeline.', canEndInStar: true },
      { claim: 'user_id', meaning: 'The number of who started the job.' },
      { claim: 'runner_id', meaning: 'The number of the runner.' },
      { claim: 'runner_environment', meaning: 'gitlab-hosted or self-hosted.' },
    ],
    knowsForks: true,
  },
  forgejo: {
    label: 'Forgejo or Gitea Actions',
    issuer: { example: 'https://forgejo.example.com/api/actions', hint: 'Its address, then /api/actions.' },
    claims: actionsClaims,
    knowsForks: true,
    knowsPullRequestTarget: true,
  },
  buildkite: {
    label: 'Buildkite',
    issuer: { fixed: 'https://agent.buildkite.com' },
    signsAs: /^https:\/\/agent\.buildkite\.com(\/|$)/i,
    claims: [
      {
        claim: 'organization_id',
        meaning: 'The id of the organization. The job asks for it with --claim organization_id.',
        isId: true,
        isWide: true,
      },
      {
        claim: 'pipeline_id',
        meaning: 'The id of the pipeline. The job asks for it with --claim pipeline_id.',
        isId: true,
      },
      { claim: 'build_branch', meaning: 'The branch.', canEndInStar: true },
      { claim: 'build_tag', meaning: 'The tag.', canEndInStar: true },
      { claim: 'build_source', meaning: 'What started the build, as in webhook.' },
      { claim: 'step_key', meaning: 'The key of the step.' },
      { claim: 'cluster_id', meaning: 'The id of the cluster.' },
      { claim: 'queue_id', meaning: 'The id of the queue.' },
      { claim: 'organization_slug', meaning: 'The name of the organization, which another can get.' },
      { claim: 'pipeline_slug', meaning: 'The name of the pipeline, which another can get.', narrows: true },
      { claim: 'sub', meaning: 'The subject.', canEndInStar: true },
    ],
    knowsForks: true,
  },
  circleci: {
    label: 'CircleCI',
    issuer: {
      example: 'https://oidc.circleci.com/org/00000000-0000-0000-0000-000000000000',
      hint: 'https://oidc.circleci.com/org/ and the id of the organization.',
    },
    signsAs: /^https:\/\/oidc\.circleci\.com(\/|$)/i,
    claims: [
      { claim: 'oidc.circleci.com/project-id', meaning: 'The id of the project.', isId: true },
      {
        claim: 'oidc.circleci.com/org-id',
        meaning: 'The id of the organization.',
        isId: true,
        isWide: true,
      },
      { claim: 'oidc.circleci.com/vcs-ref', meaning: 'The branch or tag.', canEndInStar: true },
      { claim: 'oidc.circleci.com/vcs-origin', meaning: 'The repository, which tells a fork apart.' },
      { claim: 'oidc.circleci.com/pipeline-definition-id', meaning: 'The id of the pipeline’s definition.' },
      { claim: 'oidc.circleci.com/ssh-rerun', meaning: 'Whether the job was started again with SSH.' },
      { claim: 'sub', meaning: 'The subject.', canEndInStar: true },
    ],
    knowsForks: true,
  },
  kubernetes: {
    label: 'Kubernetes service account',
    issuer: {
      example: 'https://kubernetes.default.svc.cluster.local',
      hint: 'What kubectl get --raw /.well-known/openid-configuration prints as issuer.',
    },
    claims: [
      { claim: 'kubernetes.io/namespace', meaning: 'The namespace.', isId: true, isWide: true },
      {
        claim: 'kubernetes.io/serviceaccount/name',
        meaning: 'The name of the service account.',
        narrows: true,
      },
      { claim: 'kubernetes.io/serviceaccount/uid', meaning: 'The UID of the service account.', isId: true },
      { claim: 'sub', meaning: 'The subject, as in system:serviceaccount:team:deploy.', isId: true },
      { claim: 'kubernetes.io/pod/name', meaning: 'The name of the pod.', canEndInStar: true },
      { claim: 'kubernetes.io/node/name', meaning: 'The name of the node.', canEndInStar: true },
    ],
    takesKeys: true,
  },
  oidc: {
    label: 'Another OpenID Connect issuer',
    issuer: { example: 'https://issuer.example.com', hint: 'As its tokens say it in iss.' },
    claims: [{ claim: 'sub', meaning: 'Who the token is about.', isId: true }],
    takesOtherClaims: true,
    takesKeys: true,
  },
} as const satisfies Record<string, IssuerKind>

export type WorkloadKind = keyof typeof issuerKinds

export const issuerKind = (kind: WorkloadKind): IssuerKind => issuerKinds[kind]
