import type { LogOwner } from '#lib/audit/authorize-log.ts'
import type { ListedAuditEntry } from '#lib/audit/list-audit-entries.ts'

/** A row of the log, with whose it is and the clock that its time is told by. */
export type ActivityRow = ListedAuditEntry & { owner: LogOwner; now: Date }
