import { z } from 'zod'
import { auditActions, type AuditAction } from '#lib/audit/audit-actions.ts'
import { plainText } from '#lib/plain-text.ts'
import { day } from '#lib/time.ts'

const actions = Object.keys(auditActions) as AuditAction[]

/** A day in UTC, or an instant with its zone, that JavaScript and PostgreSQL know alike. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .refine((text) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(9999))

export const auditEntriesPerPage = 20

/** The log's state as its URL holds it. Whatever is malformed falls back, so that no link breaks. */
export const auditQuerySchema = z.object({
  action: z.enum(actions).nullable().catch(null),
  /** How the name of who acted begins. */
  actor: plainText(100).catch(''),
  /** The whole name of what it was done to. */
  target: plainText(300).catch(''),
  from: moment.or(z.literal('')).catch(''),
  to: moment.or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  pageSize: z.coerce.number().int().min(1).max(100).catch(auditEntriesPerPage),
})
export type AuditQuery = z.output<typeof auditQuerySchema>

/** The instants between which the query looks, the second one outside; a day counts whole. */
export function periodOf({ from, to }: Pick<AuditQuery, 'from' | 'to'>) {
  const isDay = !to.includes('T')
  return {
    from: from ? new Date(from) : null,
    to: to ? new Date(Date.parse(to) + (isDay ? day : 0)) : null,
  }
}
