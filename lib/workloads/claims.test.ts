import { describe, expect, it } from 'vitest'
import { claimOf } from '#lib/workloads/claim-of.ts'
import { foreignCode } from '#lib/workloads/foreign-code.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import { ruleProblem, ruleWarning } from '#lib/workloads/rule-problem.ts'
import { runUrl } from '#lib/workloads/run-url.ts'
import { shownClaims } from '#lib/workloads/shown-claims.ts'
import { subjectsOf } from '#lib/workloads/subjects-of.ts'

describe('a claim', () => {
  it.each<[unknown, string | null]>([
    ['text', 'text'],
    [true, 'true'],
    [17, '17'],
    [-1, '-1'],
    // Beyond these JSON has one number for two ids.
    [9007199254740993, null],
    [1.5, null],
    [1e21, null],
    [null, null],
    [['text'], null],
    [{}, null],
  ])('%j is compared as %j', (value, text) => {
    expect(claimOf('oidc', { value }, 'value')).toBe(text)
  })

  it('is one’s own alone', () => {
    for (const claim of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      expect(claimOf('oidc', {}, claim)).toBeNull()
  })

  it('of Kubernetes stands in objects, and no other’s does', () => {
    const claims = { 'kubernetes.io': { namespace: 'team', serviceaccount: { name: 'deploy' } } }
    expect(claimOf('kubernetes', claims, 'kubernetes.io/serviceaccount/name')).toBe('deploy')
    expect(claimOf('kubernetes', { 'kubernetes.io/namespace': 'team' }, 'kubernetes.io/namespace')).toBeNull()
    expect(claimOf('oidc', claims, 'kubernetes.io/namespace')).toBeNull()
    expect(claimOf('circleci', { 'oidc.circleci.com/project-id': 'p' }, 'oidc.circleci.com/project-id')).toBe(
      'p',
    )
  })
})

describe('GitHub’s subject', () => {
  const ids = { repository_owner_id: '7', repository_id: '9' }
  const old = 'repo:acme/api:ref:refs/heads/main'
  const newer = 'repo:acme@7/api@9:ref:refs/heads/main'

  it.each<[string, object, string[]]>([
    ['with ids is understood without them', { sub: newer }, [newer, old]],
    ['without ids is understood with those beside it', { sub: old, ...ids }, [old, newer]],
    ['without ids anywhere is what it is', { sub: old }, [old]],
    [
      'of a template of one’s own is what it is',
      { sub: 'repository_owner:acme', ...ids },
      ['repository_owner:acme'],
    ],
    ['with an id in half of it is what it is', { sub: 'repo:acme@7/api:x', ...ids }, ['repo:acme@7/api:x']],
    ['that is missing matches nothing', ids, []],
  ])('%s', (_, claims, subjects) => {
    for (const kind of ['github', 'github_server'] as const)
      expect(subjectsOf(kind, { ...claims })).toEqual(subjects)
  })

  it('is not another issuer’s', () => {
    expect(subjectsOf('oidc', { sub: newer })).toEqual([newer])
  })
})

describe('code of others', () => {
  it.each<[WorkloadKind, object, string | null]>([
    ['github', { event_name: 'push', ref: 'refs/heads/main' }, null],
    ['github', { event_name: 'workflow_dispatch' }, null],
    ['github', { event_name: 'pull_request' }, 'fork'],
    ['github', { event_name: 'push', ref: 'refs/pull/3/merge' }, 'fork'],
    ['github', { event_name: 'workflow_run' }, 'event'],
    ['github', { event_name: 'issue_comment' }, 'event'],
    ['github', { event_name: 'schedule' }, null],
    ['github_server', { event_name: 'pull_request_target' }, 'event'],
    ['forgejo', { event_name: 'pull_request_target' }, 'event'],
    ['gitlab', { project_id: '1', job_project_id: '1', pipeline_source: 'merge_request_event' }, null],
    ['gitlab', { project_id: '1', job_project_id: '2', pipeline_source: 'merge_request_event' }, 'fork'],
    // Before GitLab 18.3 a token does not say.
    ['gitlab', { project_id: '1', pipeline_source: 'merge_request_event' }, 'fork'],
    ['gitlab', { project_id: '1', pipeline_source: 'push' }, null],
    ['buildkite', { build_branch: 'main' }, null],
    ['buildkite', { build_branch: 'stranger:main' }, 'fork'],
    ['circleci', { 'oidc.circleci.com/vcs-ref': 'refs/heads/main' }, null],
    ['circleci', { 'oidc.circleci.com/vcs-ref': 'refs/heads/pull/12' }, 'fork'],
    ['kubernetes', {}, null],
  ])('in a job of %s with %j is %j', (kind, claims, because) => {
    expect(foreignCode(kind, { ...claims })?.because ?? null).toBe(because)
  })
})

describe('the page of a run', () => {
  const actions = { repository: 'acme/api', run_id: '55', run_number: '4' }
  it.each<[WorkloadKind, string, object, string | null]>([
    ['github', '', actions, 'https://github.com/acme/api/actions/runs/55'],
    [
      'github_server',
      'https://git.example/_services/token',
      actions,
      'https://git.example/acme/api/actions/runs/55',
    ],
    [
      'github_server',
      'https://token.actions.acme.ghe.com',
      actions,
      'https://acme.ghe.com/acme/api/actions/runs/55',
    ],
    [
      'gitlab',
      'https://gitlab.com',
      { project_path: 'a/b/c', job_id: '8' },
      'https://gitlab.com/a/b/c/-/jobs/8',
    ],
    ['forgejo', 'https://f.example/api/actions', actions, 'https://f.example/acme/api/actions/runs/4'],
    [
      'buildkite',
      '',
      { organization_slug: 'a', pipeline_slug: 'b', build_number: 5 },
      'https://buildkite.com/a/b/builds/5',
    ],
    ['github', '', { ...actions, repository: 'acme/api"onclick="x' }, null],
    ['github', '', { ...actions, run_id: '../../evil' }, null],
    ['github', '', { ...actions, repository: '//evil.example' }, null],
    ['oidc', 'https://issuer.example', actions, null],
  ])('of %s at %s with %j is %j', (kind, issuer, claims, url) => {
    expect(runUrl(kind, issuer, { ...claims })).toBe(url)
  })
})

it('warns of a rule that trusts more than one project', () => {
  const rule = (kind: WorkloadKind, ...claims: string[]) => ({
    ...{ kind, issuer: 'https://token.actions.githubusercontent.com' },
    conditions: claims.map((claim) => ({ claim, value: '1' })),
  })
  expect(ruleWarning(rule('github', 'repository_owner_id'))).toContain('trusts everything in there')
  expect(ruleWarning(rule('github', 'repository_owner_id', 'repository'))).toBeNull()
  expect(ruleWarning(rule('github', 'repository_id'))).toBeNull()
  expect(ruleWarning(rule('gitlab', 'namespace_id'))).not.toBeNull()
  expect(ruleWarning(rule('kubernetes', 'kubernetes.io/namespace'))).not.toBeNull()
  expect(
    ruleWarning(rule('kubernetes', 'kubernetes.io/namespace', 'kubernetes.io/serviceaccount/name')),
  ).toBeNull()
  expect(ruleProblem(rule('github', 'ref'))).toMatchObject({ path: ['conditions'] })
  expect(ruleProblem(rule('github', 'repository_id'))).toBeNull()
})

it('keeps of an assertion a bounded text', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`claim-${at}`, 'x'.repeat(10_000)]))
  const shown = shownClaims(many)
  expect(Object.keys(shown)).toHaveLength(60)
  expect(JSON.stringify(shown).length).toBeLessThan(60 * 420)
  const deep = { a: { b: { c: { d: { e: 'too deep' } } } }, list: ['x', { y: 1 }] }
  expect(shownClaims(deep)).toEqual({ list: 'x, …' })
})
