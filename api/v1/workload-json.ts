import { z } from 'zod'
import { resource } from '#api/hub/token-resources.ts'
import { revision, revisionOf } from '#api/v1/revision-of.ts'
import { resourcesOf } from '#lib/grants/organization-resources.ts'
import { issuerKinds, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import type { Attempt } from '#lib/workloads/list-attempts.ts'
import type { PublicWorkload, WorkloadDetails } from '#lib/workloads/public-workload.ts'
import { workloadPolicy } from '#lib/workloads/schema.ts'
import type { TriedAssertion } from '#lib/workloads/try-assertion.ts'
import { workloadFacts } from '#lib/workloads/workload-facts.ts'

const time = z.iso.datetime()
export const workloadKinds = Object.keys(issuerKinds) as [WorkloadKind, ...WorkloadKind[]]

/** What says who is trusted, in requests and responses. */
export const rule = {
  name: z.string(),
  issuer: z.string().describe('What tokens have in `iss`, letter by letter.'),
  audience: z.string().describe('What they have in `aud`, alone.'),
  conditions: z
    .array(z.object({ claim: z.string(), value: z.string() }))
    .describe('All must hold: an exact value, or what begins so where it ends in `*`.'),
  lifetime_minutes: z
    .int()
    .describe(`How long its tokens live: ${workloadPolicy.minutes.least} to ${workloadPolicy.minutes.most}.`),
  allows_forks: z.boolean().describe('Whether jobs of pull requests count, which may come from forks.'),
  allows_pull_request_target: z
    .boolean()
    .describe(
      'Whether jobs count that strangers start: pull_request_target, workflow_run, issue_comment and the like.',
    ),
}

export const keys = z
  .object({ keys: z.array(z.record(z.string(), z.unknown())) })
  .nullable()
  .describe('The issuer’s public keys (RFC 7517), where it can’t be asked for them.')

export const services = z
  .array(z.object({ id: z.uuid(), permissions: z.array(z.string()) }))
  .describe('Services that its tokens may use.')

export const workload = z.object({
  id: z.uuid(),
  kind: z.enum(workloadKinds),
  ...rule,
  is_active: z.boolean(),
  created_by: z.string(),
  created_at: time,
  last_token_at: time.nullable(),
  last_refused_at: time.nullable(),
})

export const workloadDetails = workload.extend({
  jwks: keys,
  resources: z.array(resource.extend({ type: z.string(), scopes: z.array(z.string()) })),
  services,
  revision,
})

export const attempt = z.object({
  at: time,
  address: z.string(),
  client: z.string().nullable(),
  token_id: z.uuid().nullable().describe('Of the token that was made; null where it was refused.'),
  reason: z.string().nullable().describe('Why it was refused.'),
  claims: z
    .record(z.string(), z.string())
    .nullable()
    .describe('What the shown token said; null where its signature was wrong.'),
  run_url: z.string().nullable(),
})

export const tried = z.object({
  holds: z.boolean().describe('Whether an exchange would make a token.'),
  signature: z.string().nullable().describe('Why the signature counts for nothing; null where it is right.'),
  was_used: z.boolean(),
  checks: z.array(
    z.object({ claim: z.string(), came: z.string().nullable(), expected: z.string(), holds: z.boolean() }),
  ),
})

export const workloadJson = (one: PublicWorkload): z.output<typeof workload> => ({
  ...{ id: one.id, kind: one.kind, name: one.name, issuer: one.issuer, audience: one.audience },
  ...{ conditions: one.conditions, lifetime_minutes: one.lifetimeMinutes, allows_forks: one.allowsForks },
  ...{ allows_pull_request_target: one.allowsPullRequestTarget, is_active: one.isActive },
  ...{ created_by: one.createdBy, created_at: one.createdAt.toISOString() },
  last_token_at: one.lastTokenAt && one.lastTokenAt.toISOString(),
  last_refused_at: one.lastRefusedAt && one.lastRefusedAt.toISOString(),
})

export const workloadDetailsJson = (
  one: WorkloadDetails,
  organization: string,
): z.output<typeof workloadDetails> => ({
  ...workloadJson(one),
  jwks: one.jwks,
  resources: resourcesOf(organization, one.grant),
  services: one.grant.services.map(({ id, permissions }) => ({ id, permissions })),
  revision: revisionOf(workloadFacts(one)),
})

export const attemptJson = (one: Attempt): z.output<typeof attempt> => ({
  ...{ at: one.at.toISOString(), address: one.address, client: one.client, token_id: one.tokenId },
  ...{ reason: one.reason, claims: one.claims, run_url: one.runUrl },
})

export const triedJson = ({
  signature,
  checks,
  wasUsed,
  isActive,
}: TriedAssertion): z.output<typeof tried> => ({
  holds: signature === null && checks.every(({ holds }) => holds) && !wasUsed && isActive,
  ...{ signature, checks, was_used: wasUsed },
})
