import { inviteeOf, memberOf } from '#api/hub/people.ts'
import type { Caller } from '#lib/authz/actor.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { listInvites } from '#lib/invites/list-invites.ts'
import { listMembers } from '#lib/members/list-members.ts'

type Query = {
  page: number
  page_size: number
  search: string
  role?: Role | undefined
  type: 'all' | 'invitee' | 'member'
  invites: boolean
}

/** One page of an organization's members, followed by invitees if requested. */
export async function listPeople(actor: Caller, organization: string, query: Query) {
  const { page, page_size: pageSize, search: q, role, type } = query
  const list = await listMembers(actor, organization, { q, role: role ?? null, page }, pageSize)
  const withMembers = type !== 'invitee'
  const members = withMembers && list.page === page ? list.members : []
  const invitees = type === 'invitee' || (type === 'all' && query.invites)
  const invites = invitees ? await openInvites(actor, organization, q, role) : []
  const before = withMembers ? list.matching : 0
  const start = Math.max(0, (page - 1) * pageSize - before)
  const shown = invites.slice(start, start + pageSize - members.length)
  return {
    total: before + invites.length,
    people: [...members.map(memberOf), ...shown.map(inviteeOf)],
  }
}

async function openInvites(actor: Caller, organization: string, q: string, role: Role | undefined) {
  const { invites } = await listInvites(actor, organization, { q, state: 'open' }, 1_000_000)
  return invites.filter((invite) => role === undefined || invite.role === role)
}
