import type { Transaction } from '#lib/audit/mutate.ts'

/** Of each token, by its id, the hint of the old secret that was still valid until now. */
export type EndedSecrets = Map<string, string>

/** Ends what is left of the tokens' retired secrets. The caller holds the tokens. */
export async function endRetired(tx: Transaction, ids: string[], now: Date): Promise<EndedSecrets> {
  const rows = await tx.$queryRaw<{ tokenId: string; hint: string; wasValid: boolean }[]>`
    UPDATE retired_secret SET ended_at = least(ends_at, ${now})
    WHERE token_id = ANY(${ids}::uuid[]) AND ended_at IS NULL
    RETURNING token_id AS "tokenId", hint, ends_at > ${now} AS "wasValid"`
  return new Map(rows.filter(({ wasValid }) => wasValid).map(({ tokenId, hint }) => [tokenId, hint]))
}
