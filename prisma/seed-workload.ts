import type { Transaction } from '#lib/audit/mutate.ts'
import { env } from '#lib/env.ts'
import { minute } from '#lib/time.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { checkClaims, type WorkloadRule } from '#lib/workloads/check-claims.ts'
import { describeCheck } from '#lib/workloads/describe-check.ts'
import { issuerKinds } from '#lib/workloads/issuer-kinds.ts'
import { runUrl } from '#lib/workloads/run-url.ts'
import type { WorkloadGrant } from '#lib/workloads/schema.ts'
import { shownClaims } from '#lib/workloads/shown-claims.ts'
import { demoExchanges, doneBy } from '#prisma/demo-exchanges.ts'
import type { DemoWorkload } from '#prisma/demo-organizations.ts'

const lifetimeMinutes = 15
const { issuer } = issuerKinds.github

/** A trusted workload with the token of its last job, and an attempt that it refused. */
export async function makeWorkload(
  tx: Transaction,
  organizationId: string,
  { name, repository, repositoryId, createdBy, ...workload }: DemoWorkload,
  repositories: Map<string, string>,
  now: number,
): Promise<void> {
  const id = repositories.get(repository)!
  const rule: WorkloadRule = {
    ...{ kind: 'github', issuer: issuer.fixed, audience: env.PUBLIC_URL },
    conditions: [
      { claim: 'repository_id', value: repositoryId },
      { claim: 'ref', value: 'refs/heads/main' },
    ],
    ...{ allowsForks: false, allowsPullRequestTarget: false },
  }
  const grant: WorkloadGrant = {
    ...{ publicRead: false, scopes: [], services: [] },
    repositories: { all: null, chosen: [{ id, access: 'push' }] },
  }
  const { id: workloadId } = await tx.trustedWorkload.create({
    data: {
      ...{ ...rule, organizationId, name, grant, lifetimeMinutes, createdBy },
      createdAt: new Date(now - workload.created),
    },
  })
  const job = (ago: number, ref: string, event: string, run: string) => {
    const iat = (now - ago) / 1000
    const claims = {
      ...{
        iss: issuer.fixed,
        aud: env.PUBLIC_URL,
        sub: `repo:${repository}:ref:${ref}`,
        iat,
        exp: iat + 300,
      },
      ...{ repository, repository_id: repositoryId, ref, event_name: event, run_id: run },
    }
    const at = new Date(now - ago)
    const failed = checkClaims(rule, claims, at).find(({ holds }) => !holds)
    return {
      ...{ workloadId, at, address: '192.0.2.17', client: 'gatehouse 1.0.0' },
      ...{ claims: shownClaims(claims), runUrl: runUrl('github', issuer.fixed, claims) },
      reason: failed ? describeCheck(failed) : null,
    }
  }
  await tx.workloadAttempt.create({
    data: job(workload.refused, 'refs/pull/31/merge', 'pull_request', '9120'),
  })
  const granted = job(workload.granted, 'refs/heads/main', 'push', '9133')
  const used = {
    ...{ ago: workload.granted - 2 * minute, address: granted.address, client: 'docker 28.2.2' },
    action: `push ${repository}` as const,
  }
  const token = await tx.token.create({
    data: {
      ...{ organizationId, workloadId, createdBy, label: name, description: granted.claims.sub ?? '' },
      ...{ source: 'auto', runUrl: granted.runUrl, createdAt: granted.at },
      ...storedSecret(newSecret('organization')),
      ...{ allRepositories: false, expiresAt: new Date(+granted.at + lifetimeMinutes * minute) },
      ...{ lastUsedAt: new Date(now - used.ago), lastUsedAddress: used.address, lastUsedClient: used.client },
      lastUsedAction: doneBy(used),
      exchanges: { createMany: { data: demoExchanges(now, { created: workload.granted, used }) } },
      repositories: { create: { repositoryId: id, pull: true, push: true, delete: false } },
    },
  })
  await tx.workloadAttempt.create({ data: { ...granted, tokenId: token.id } })
}
