import { z } from 'zod'
import { auditActions, type AuditAction, type Noun } from '#lib/audit/audit-actions.ts'
import { auditList } from '#lib/audit/audit-list.ts'
import { plainText } from '#lib/plain-text.ts'
import { addDays, startOfDay } from '#lib/time-zone.ts'

const actions = Object.keys(auditActions) as AuditAction[]
const nouns = actions.map((action) => action.split('.')[0] as Noun)

/** A day, or an instant with its zone, valid in both JavaScript and PostgreSQL. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .refine((text) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(9999))

const { plain } = auditList

/** The log's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const auditQuerySchema = z.object({
  /** One, or all of a noun. */
  action: z
    .enum([...actions, ...nouns])
    .nullable()
    .catch(plain.action),
  /** The beginning of the actor's name. */
  actor: plainText(100).catch(plain.actor),
  /** The target's full name. */
  target: plainText(300).catch(plain.target),
  from: moment.or(z.literal('')).catch(plain.from),
  to: moment.or(z.literal('')).catch(plain.to),
  page: z.coerce.number().int().min(1).max(100_000).catch(plain.page),
  pageSize: z.coerce.number().int().min(1).max(100).catch(plain.pageSize),
})
export type AuditQuery = z.output<typeof auditQuerySchema>

/** The period as a half-open interval; a day counts as a whole, where the reader is. */
export function periodOf({ from, to }: Pick<AuditQuery, 'from' | 'to'>, timeZone: string) {
  const instant = (text: string) => (text.includes('T') ? new Date(text) : startOfDay(text, timeZone))
  const end = to.includes('T') ? to : to && addDays(to, 1)
  return { from: from ? instant(from) : null, to: end ? instant(end) : null }
}
