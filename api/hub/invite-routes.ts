import { z } from 'zod'
import { hubRoute } from '#api/hub/hub-route.ts'
import { hubTime } from '#api/hub/hub-time.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { cancelInvite } from '#lib/invites/cancel-invite.ts'
import { createInvites, type InviteResult } from '#lib/invites/create-invites.ts'
import type { InviteStatus } from '#lib/invites/check-invitees.ts'
import { listInvites } from '#lib/invites/list-invites.ts'
import { organizationOfInvite } from '#lib/invites/organization-of-invite.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import { repeatCreateInvites } from '#lib/invites/repeat-create-invites.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import { createInvitesSchema, invitePolicy } from '#lib/invites/schema.ts'

const common = { tag: 'Invites', errors: 'errinfo' } as const
const belowOwner = "An organization's access token can't invite owners, or resend or cancel such invites."
const create = createInvitesSchema.shape

const hubInvite = z.object({
  id: z.string(),
  inviter_username: z.string(),
  invitee: z.string(),
  org: z.string(),
  team: z.string().describe('Empty if the invite is not for a group.'),
  role: z.string(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
})

const allAtOnce = 1_000_000

export const inviteRoutes = [
  hubRoute('GET /v2/orgs/{org_name}/invites', {
    ...common,
    summary: 'List open invites',
    result: z.object({ data: z.array(hubInvite) }),
    handle: async ({ actor, params: { org_name } }) => {
      const { invites } = await listInvites(actor, org_name, { state: 'open' }, allAtOnce)
      return { data: invites.map((invite) => inviteOf(org_name, invite)) }
    },
  }),
  hubRoute('POST /v2/invites/bulk', {
    ...common,
    summary: 'Invite people to an organization',
    description: `The response has a result for each invitee. A dry run changes nothing. ${belowOwner}`,
    renamed: { group: 'team', dryRun: 'dry_run' },
    body: z.object({
      org: z.string(),
      invitees: create.invitees.describe('E-mail addresses and usernames.'),
      role: create.role.default('member'),
      team: z.string().nullable().default(null).describe('A group to join as well.'),
      dry_run: create.dryRun,
    }),
    status: 202,
    result: z.object({
      invitees: z.array(z.object({ invitee: z.string(), status: z.string(), invite: hubInvite.optional() })),
    }),
    handle: async ({ actor, body: { org, invitees, role, team, dry_run: dryRun } }) => {
      const results = await createInvites(actor, org, { invitees, role, group: team || null, dryRun })
      return { invitees: results.map((result) => resultOf(org, result)) }
    },
    repeat: async ({ actor, body: { org, invitees, role, team } }, before) => {
      const wanted = { invitees, role, group: team || null }
      const results = await repeatCreateInvites(actor, org, wanted, before)
      return { invitees: results.map((result) => resultOf(org, result)) }
    },
  }),
  hubRoute('PATCH /v2/invites/{id}/resend', {
    ...common,
    summary: 'Send an invite again',
    description: `Returns 429 once the organization has sent ${invitePolicy.mailsADay} invites to the address within a day. ${belowOwner}`,
    status: 204,
    handle: async ({ actor, params: { id } }) => {
      await resendInvite(actor, await organizationOfInvite(id), id).catch(asUnknown)
    },
  }),
  hubRoute('DELETE /v2/invites/{id}', {
    ...common,
    summary: 'Cancel an invite',
    description: belowOwner,
    status: 204,
    handle: async ({ actor, params: { id } }) => {
      await cancelInvite(actor, await organizationOfInvite(id), id).catch(asUnknown)
    },
  }),
]

/** A caller who may not know about the organization may not know about the invite. */
function asUnknown(error: unknown): never {
  throw error instanceof AppError && error.code === 'not_found' ? notFound('Invite') : error
}

const resultOf = (org: string, { invitee, status, invite }: InviteResult) => ({
  invitee,
  status: statuses[status],
  ...(invite && { invite: inviteOf(org, invite) }),
})

/** As Hub's clients expect them. */
const statuses: Record<InviteStatus, string> = {
  invited: 'invited',
  already_member: 'existing_org_member',
  already_invited: 'already_invited',
  too_often: 'too_many_invites',
  unknown_account: 'invalid_email_or_docker_id',
  invalid: 'invalid_email_or_docker_id',
}

function inviteOf(org: string, invite: PublicInvite): z.output<typeof hubInvite> {
  return {
    id: invite.id,
    inviter_username: invite.invitedBy,
    invitee: invite.invitee,
    org,
    team: invite.group ?? '',
    role: invite.role,
    created_at: hubTime(invite.createdAt),
    expires_at: hubTime(invite.expiresAt),
  }
}
