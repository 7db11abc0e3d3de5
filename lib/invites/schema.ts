import { z } from 'zod'
import { inviteList } from '#lib/invites/invite-list.ts'
import { roleSchema } from '#lib/members/schema.ts'
import { plainText } from '#lib/plain-text.ts'

/** The limits for invites, read by forms, verbs, mails and tests. */
export const invitePolicy = {
  days: 7,
  atOnceMax: 100,
  /** From one organization to one address, including cancelled and resent invites. */
  mailsADay: 5,
  /** How long an expired invite stays listed, so that it can be sent again. */
  keptExpiredDays: 30,
} as const

const { atOnceMax } = invitePolicy

/** E-mail addresses and usernames; other text is reported for each invitee. */
export const createInvitesSchema = z.object({
  invitees: z
    .array(z.string().trim().max(254), { error: 'Enter e-mail addresses or usernames.' })
    .min(1, 'Enter e-mail addresses or usernames.')
    .max(atOnceMax, `Invite at most ${atOnceMax} at once.`),
  role: roleSchema,
  /** The name or id of a group to join as well. */
  group: z.string().nullable().default(null),
  /** Only returns the outcome, without changes. */
  dryRun: z.boolean().default(false),
})
export type CreateInvites = z.input<typeof createInvitesSchema>

const { plain } = inviteList

/** The list's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const inviteQuerySchema = z.object({
  q: plainText(254).catch(plain.q),
  state: z.enum(['open', 'expired']).nullable().catch(plain.state),
  sort: z.enum(['created']).catch(plain.sort),
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(plain.page),
})
export type InviteQuery = z.output<typeof inviteQuerySchema>
