import type { Transaction } from '#lib/audit/mutate.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { clientName } from '#lib/usage/client-name.ts'
import { workloadPolicy } from '#lib/workloads/schema.ts'

/** What came of an assertion. `claims` are there once its signature is right, `tokenId` where a token was made. */
export type NewAttempt = {
  workloadId: string
  reason: string | null
  claims: Record<string, string> | null
  runUrl: string | null
  tokenId?: string
}

/** Of those whose signature is wrong a few are kept: anybody can send such, and the others are to stay. */
const unprovenKept = 20

/** Keeps an attempt, and of the earlier ones no more than the latest. Nothing, where the workload is gone. */
export async function noteAttempt(
  tx: Pick<Transaction, '$executeRaw'>,
  { workloadId, reason, claims, runUrl, tokenId }: NewAttempt,
  { address, userAgent, now }: RequestContext,
): Promise<void> {
  const said = claims && JSON.stringify(claims)
  await tx.$executeRaw`
    INSERT INTO workload_attempt (workload_id, at, address, client, reason, claims, run_url, token_id)
    SELECT id, ${now}, ${address}, ${clientName(userAgent)}, ${reason?.slice(0, 1000) ?? null}, ${said}::jsonb, ${runUrl},
      ${tokenId ?? null}::uuid
    FROM trusted_workload WHERE id = ${workloadId}::uuid`
  await tx.$executeRaw`
    DELETE FROM workload_attempt WHERE workload_id = ${workloadId}::uuid AND (
      id <= (SELECT id FROM workload_attempt WHERE workload_id = ${workloadId}::uuid
        ORDER BY id DESC OFFSET ${workloadPolicy.attemptsKept} LIMIT 1)
      OR claims IS NULL AND id <= (SELECT id FROM workload_attempt
        WHERE workload_id = ${workloadId}::uuid AND claims IS NULL ORDER BY id DESC OFFSET ${unprovenKept} LIMIT 1))`
}
