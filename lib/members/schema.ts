import { z } from 'zod'
import { roles } from '#lib/scopes/organization-permissions.ts'
import { memberList } from '#lib/members/member-list.ts'
import { plainText } from '#lib/plain-text.ts'

/** A username as used to sign in; an invalid one finds nobody. */
export const usernameSchema = z.string({ error: 'Choose a member.' }).trim().toLowerCase()

export const roleSchema = z.enum(roles, { error: 'Choose owner, editor or member.' })

export const changeRoleSchema = z.object({ username: usernameSchema, role: roleSchema })
export type ChangeRole = z.input<typeof changeRoleSchema>

export const removeMemberSchema = z.object({ username: usernameSchema })
export type RemoveMember = z.input<typeof removeMemberSchema>

const { plain } = memberList
const memberSortKeys = ['username', 'role', 'joined'] as const

/** The list's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const memberQuerySchema = z.object({
  q: plainText(100).catch(plain.q),
  role: z.enum(roles).nullable().catch(plain.role),
  sort: z.enum(memberSortKeys).catch(plain.sort),
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(plain.page),
})
export type MemberQuery = z.output<typeof memberQuerySchema>
