import type { AuditDetails } from '#lib/audit/mutate.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { uuidV7 } from '#lib/uuid-v7.ts'

/** A row of the log, as `audit_entry` names its columns. */
export type EntryRow = {
  account_id: string | null
  organization_id: string | null
  actor_kind: string
  actor_id: string | null
  actor_name: string
  address: string | null
  action: string
  target_kind: string
  target_id: string | null
  target_name: string
  details: AuditDetails
}

/** Adds entries in their order, in one statement however many there are: one act may be about 10,000 tokens. */
export async function insertEntries(
  tx: Prisma.TransactionClient,
  rows: EntryRow[],
  now = new Date(),
): Promise<void> {
  if (rows.length === 0) return
  const entries = JSON.stringify(rows.map((row) => ({ ...row, id: uuidV7(now), at: now })))
  await tx.$executeRaw`
    INSERT INTO audit_entry (id, at, account_id, organization_id, actor_kind, actor_id, actor_name, address, action,
      target_kind, target_id, target_name, details)
    SELECT id, at, account_id, organization_id, actor_kind, actor_id, actor_name, address, action,
      target_kind, target_id, target_name, details
    FROM jsonb_populate_recordset(NULL::audit_entry, ${entries}::jsonb)`
}
