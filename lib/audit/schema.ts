import { z } from 'zod'
import { auditActions, type AuditAction } from '#lib/audit/audit-actions.ts'
import { plainText } from '#lib/plain-text.ts'
import { day } from '#lib/time.ts'

const actions = Object.keys(auditActions) as AuditAction[]

/** A day in UTC, or an instant with its zone, valid in both JavaScript and PostgreSQL. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .refine((text) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(9999))

export const auditEntriesPerPage = 20

/** The log's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const auditQuerySchema = z.object({
  action: z.enum(actions).nullable().catch(null),
  /** The beginning of the actor's name. */
  actor: plainText(100).catch(''),
  /** The target's full name. */
  target: plainText(300).catch(''),
  from: moment.or(z.literal('')).catch(''),
  to: moment.or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  pageSize: z.coerce.number().int().min(1).max(100).catch(auditEntriesPerPage),
})
export type AuditQuery = z.output<typeof auditQuerySchema>

/** The period as a half-open interval; a day counts as a whole. */
export function periodOf({ from, to }: Pick<AuditQuery, 'from' | 'to'>) {
  const isDay = !to.includes('T')
  return {
    from: from ? new Date(from) : null,
    to: to ? new Date(Date.parse(to) + (isDay ? day : 0)) : null,
  }
}
