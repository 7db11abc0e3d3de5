import { z } from 'zod'
import { hubTime } from '#api/hub/hub-time.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import type { Standing } from '#lib/authz/standing.ts'

/** A person as Hub describes them. Gatehouse has no company, location or picture. */
export const hubUser = z.object({
  id: z.string().describe('A UUID without its dashes.'),
  username: z.string(),
  full_name: z.string(),
  type: z.enum(['User', 'Org']),
  date_joined: z.iso.datetime(),
  company: z.literal(''),
  location: z.literal(''),
  profile_url: z.literal(''),
  gravatar_email: z.literal(''),
  gravatar_url: z.literal(''),
})

export type HubUser = z.output<typeof hubUser>

type Person = { id: string; username: string; name: string; since: Date; type?: HubUser['type'] }

export function userOf({ id, username, name, since, type = 'User' }: Person): HubUser {
  return {
    id: id.replaceAll('-', ''),
    username,
    full_name: name,
    type,
    date_joined: hubTime(since),
    company: '',
    location: '',
    profile_url: '',
    gravatar_email: '',
    gravatar_url: '',
  }
}

/** An organization as Hub describes it: like a person, but for its name. */
export const hubOrganization = hubUser
  .omit({ username: true })
  .extend({ orgname: z.string(), plan: z.string() })

export function organizationOf({
  id,
  name: orgname,
  displayName,
  plan,
  createdAt,
}: Pick<Standing, 'id' | 'name' | 'displayName' | 'plan' | 'createdAt'>): z.output<typeof hubOrganization> {
  const { username: _, ...rest } = userOf({
    ...{ id, username: orgname, name: displayName },
    ...{ since: createdAt, type: 'Org' },
  })
  return { ...rest, orgname, plan }
}

export const hubMember = hubUser.extend({
  email: z.string().optional().describe('Only for callers who can edit members.'),
  role: z.enum(['Owner', 'Editor', 'Member', 'Invitee']),
  groups: z.array(z.string()),
  is_guest: z.literal(false),
})

export function memberOf({ joinedAt: since, ...member }: PublicMember): z.output<typeof hubMember> {
  return {
    ...userOf({ ...member, since }),
    ...(member.email !== null && { email: member.email }),
    role: capitalised[member.role],
    groups: member.groups,
    is_guest: false,
  }
}

export function inviteeOf(invite: PublicInvite): z.output<typeof hubMember> {
  const isUsername = invite.by === 'username'
  const username = isUsername ? invite.invitee : ''
  return {
    ...userOf({ id: invite.id, username, name: '', since: invite.createdAt }),
    ...(!isUsername && { email: invite.invitee }),
    role: 'Invitee',
    groups: invite.group ? [invite.group] : [],
    is_guest: false,
  }
}

const capitalised = { owner: 'Owner', editor: 'Editor', member: 'Member' } as const
