import { z } from 'zod'
import { roles } from '#lib/scopes/organization-permissions.ts'
import { plainText } from '#lib/plain-text.ts'

/** A username as used to sign in; an invalid one finds nobody. */
export const usernameSchema = z.string({ error: 'Choose a member.' }).trim().toLowerCase()

export const roleSchema = z.enum(roles, { error: 'Choose owner, editor or member.' })

export const changeRoleSchema = z.object({ username: usernameSchema, role: roleSchema })
export type ChangeRole = z.input<typeof changeRoleSchema>

export const removeMemberSchema = z.object({ username: usernameSchema })
export type RemoveMember = z.input<typeof removeMemberSchema>

const memberSortKeys = ['username', 'role', 'joined'] as const

/** The list's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const memberQuerySchema = z.object({
  q: plainText(100).catch(''),
  role: z.enum(roles).nullable().catch(null),
  sort: z.enum(memberSortKeys).catch('username'),
  order: z.enum(['asc', 'desc']).catch('asc'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})
export type MemberQuery = z.output<typeof memberQuerySchema>
export const membersPerPage = 20
