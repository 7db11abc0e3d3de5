import type { RequestContext } from '#lib/request-context.ts'
import type { Secret } from '#lib/secret.ts'
import { exchangeAssertion } from '#lib/workloads/exchange-assertion.ts'
import type { Publishing } from '#lib/workloads/find-publishing.ts'
import type { Exchanged } from '#lib/workloads/make-workload-token.ts'

/** Exchanges the id token of a job for one of the trusted workload that gives its tokens something at the service. */
export function publishToken(
  { service, audience }: Publishing,
  assertion: Secret,
  context: RequestContext,
): Promise<Exchanged> {
  return exchangeAssertion({ assertion: assertion.reveal(), audience, service }, context)
}
