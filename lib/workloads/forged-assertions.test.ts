import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const port = await vi.hoisted(async () =>
  (await import('#lib/testing/set-issuer-settings.ts')).setIssuerSettings(),
)

import { generateKeyPair } from 'jose'
import { db } from '#lib/database/db.ts'
import { assertionClaims } from '#lib/testing/assertion-claims.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { startIssuer } from '#lib/testing/start-issuer.ts'
import { exchangeAssertion } from '#lib/workloads/exchange-assertion.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

const kinds = Object.keys(assertionClaims) as WorkloadKind[]
const audience = 'https://gatehouse.test'

let ci: Awaited<ReturnType<typeof startIssuer>>
const workloads = new Map<WorkloadKind, string>()
beforeAll(async () => {
  ci = await startIssuer(port)
  const organization = await newOrganization([], { plan: 'team' })
  for (const kind of kinds) {
    const { conditions } = assertionClaims[kind]
    const columns = { kind, conditions, audience, issuer: ci.issuer }
    workloads.set(kind, (await newWorkload(organization, columns)).id)
  }
})
afterAll(() => ci.stop())

type Claims = Record<string, unknown>
const seconds = () => Math.floor(Date.now() / 1000)
const claimsOf = (kind: WorkloadKind, more: Claims = {}): Claims => ({
  ...{ iss: ci.issuer, aud: audience, jti: crypto.randomUUID() },
  ...{ iat: seconds(), nbf: seconds(), exp: seconds() + 300 },
  ...assertionClaims[kind].claims,
  ...more,
})

const exchange = (kind: WorkloadKind, assertion: string) =>
  exchangeAssertion(
    { assertion, workload: workloads.get(kind)! },
    { address: newAddress(), userAgent: undefined, door: 'api', now: new Date() },
  )

/** What is wrong, by which claim the refusal names it. */
const general: [string, string, () => Claims][] = [
  ['of another issuer', 'iss', () => ({ iss: 'https://token.actions.githubusercontent.com' })],
  ['of its issuer with a slash', 'iss', () => ({ iss: `${ci.issuer}/` })],
  ['of no issuer', 'iss', () => ({ iss: undefined })],
  ['for somebody else', 'aud', () => ({ aud: 'https://other.example' })],
  ['for this and somebody else', 'aud', () => ({ aud: [audience, 'https://other.example'] })],
  ['for this, twice', 'aud', () => ({ aud: [audience, audience] })],
  ['for nobody', 'aud', () => ({ aud: undefined })],
  ['for an empty list', 'aud', () => ({ aud: [] })],
  ['for a longer name', 'aud', () => ({ aud: `${audience}.evil.example` })],
  ['that has expired', 'exp', () => ({ exp: seconds() - 61 })],
  ['that never expires', 'exp', () => ({ exp: undefined })],
  ['that expires as text', 'exp', () => ({ exp: String(seconds() + 300) })],
  ['that lives for a week', 'exp', () => ({ exp: seconds() + 7 * 86_400 })],
  ['that is not valid yet', 'nbf', () => ({ nbf: seconds() + 120 })],
  ['that is valid from a text on', 'nbf', () => ({ nbf: 'now' })],
  ['of tomorrow', 'iat', () => ({ iat: seconds() + 86_400, exp: seconds() + 86_700 })],
  ['of no time', 'iat', () => ({ iat: undefined })],
  ['whose id is a number', 'jti', () => ({ jti: 7 })],
  ['whose id is empty', 'jti', () => ({ jti: '' })],
]

/** Each condition of each kind: another value, none, one that only begins alike, a list, an object, another case. */
function mutations(kind: WorkloadKind): [string, string, () => Claims][] {
  return assertionClaims[kind].conditions.flatMap(({ claim, value }) => {
    const star = value.endsWith('*')
    const others: [string, unknown][] = [
      ['another', 'x'],
      ['none', undefined],
      ['null', null],
      ['a list of it', [value]],
      ['an object', { value }],
      ['in front of it', `x${value}`],
      ...(star
        ? []
        : ([
            ['more than it', `${value}x`],
            ['a star', '*'],
            ['a space after it', `${value} `],
          ] as [string, unknown][])),
    ]
    return others.map(([what, other]): [string, string, () => Claims] => [
      `${claim} is ${what}`,
      claim,
      () => withClaim(kind, claim, other),
    ])
  })
}

function withClaim(kind: WorkloadKind, claim: string, value: unknown): Claims {
  if (kind !== 'kubernetes' || !claim.startsWith('kubernetes.io/')) return { [claim]: value }
  const said = structuredClone(assertionClaims.kubernetes.claims) as Record<string, Record<string, unknown>>
  const path = claim.split('/')
  const last = path.pop()!
  let at: Record<string, unknown> = said
  for (const name of path) at = at[name] as Record<string, unknown>
  at[last] = value
  return said
}

/** A repository, project or account that was deleted and made anew under its name: the CI's host gives it another id. */
const madeAnew: Partial<Record<WorkloadKind, [string, Claims]>> = {
  github: ['repository_id', { repository_id: '1002' }],
  github_server: ['repository_id', { repository_id: '1002' }],
  forgejo: ['repository_id', { repository_id: '1002' }],
  gitlab: ['project_id', { project_id: '29', job_project_id: '29' }],
  buildkite: ['pipeline_id', { pipeline_id: '0199-c' }],
  circleci: ['oidc.circleci.com/project-id', { 'oidc.circleci.com/project-id': 'p-2' }],
}

const pullRequest = { event_name: 'pull_request', ref: 'refs/heads/main' }
const foreign: [WorkloadKind, string, Claims][] = [
  ...(['github', 'github_server', 'forgejo'] as const).flatMap((kind): [WorkloadKind, string, Claims][] => [
    ...['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion_comment'].map(
      (event_name): [WorkloadKind, string, Claims] => [kind, 'event_name', { event_name }],
    ),
    [kind, 'event_name', pullRequest],
    [kind, 'event_name', { event_name: 'pull_request_review' }],
    [kind, 'sub', { sub: 'repo:acme/api:pull_request', event_name: 'push' }],
  ]),
  ['gitlab', 'job_project_id', { job_project_id: '99' }],
  ['gitlab', 'source_project_id', { source_project_id: '99' }],
  ['gitlab', 'pipeline_source', { pipeline_source: 'merge_request_event', job_project_id: undefined }],
  ['gitlab', 'pipeline_source', { pipeline_source: 'external_pull_request_event' }],
  ['circleci', 'oidc.circleci.com/vcs-ref', { 'oidc.circleci.com/vcs-ref': 'refs/heads/pull/7' }],
]

type Case = [string, WorkloadKind, string, () => Claims]
const cases: Case[] = [
  ...kinds.flatMap((kind) => general.map(([what, claim, more]): Case => [what, kind, claim, more])),
  ...kinds.flatMap((kind) => mutations(kind).map(([what, claim, more]): Case => [what, kind, claim, more])),
  ...(Object.entries(madeAnew) as [WorkloadKind, [string, Claims]][]).map(([kind, [claim, more]]): Case => [
    'made anew',
    kind,
    claim,
    () => more,
  ]),
  ...foreign.map(([kind, claim, more]): Case => ['of a pull request', kind, claim, () => more]),
]

const made = () => db.token.count({ where: { workloadId: { in: [...workloads.values()] } } })

it('takes what is right, of each kind, once', async () => {
  for (const kind of kinds) {
    const assertion = await ci.sign(claimsOf(kind))
    await exchange(kind, assertion)
    await expect(exchange(kind, assertion)).rejects.toThrow('was used before (jti)')
  }
})

it(`takes none of ${cases.length} others, and names the claim of each`, async () => {
  expect(cases.length).toBeGreaterThan(200)
  const before = await made()
  const wrong: string[] = []
  for (const [what, kind, claim, more] of cases) {
    const assertion = await ci.sign(claimsOf(kind, more()))
    const said = await exchange(kind, assertion).then(
      () => 'accepted',
      (error: Error) => error.message,
    )
    if (!said.startsWith(`${claim} is `) || !said.includes('; expected: '))
      wrong.push(`${kind}, ${what}: ${said}`)
  }
  expect(wrong).toEqual([])
  expect(await made()).toBe(before)
}, 60_000)

it('takes none of 100 right ones whose bytes were changed, or that another key has signed', async () => {
  const { privateKey: key } = await generateKeyPair('RS256')
  const before = await made()
  for (let time = 0; time < 100; time++) {
    const kind = kinds[time % kinds.length]!
    const right = await ci.sign(claimsOf(kind), time % 10 === 0 ? { key } : {})
    const place = Math.floor((right.length * time) / 100)
    const changed = time % 10 === 0 ? right : flip(right, place)
    await expect(exchange(kind, changed)).rejects.toThrow(/^No trusted workload takes this token/)
  }
  expect(await made()).toBe(before)
}, 60_000)

/** Another character in that place that stands for other bits. */
function flip(text: string, place: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const at = text[place] === '.' || place === text.length - 1 ? place - 1 : place
  const other = alphabet[(alphabet.indexOf(text[at]!) + 32) % 64]!
  return text.slice(0, at) + other + text.slice(at + 1)
}
