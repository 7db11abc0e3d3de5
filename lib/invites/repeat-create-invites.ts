import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { CreatedBefore } from '#lib/idempotency/with-idempotency-key.ts'
import { createInvites, type InviteResult } from '#lib/invites/create-invites.ts'
import { listInvites } from '#lib/invites/list-invites.ts'
import type { CreateInvites } from '#lib/invites/schema.ts'

const allAtOnce = 1_000_000

/** Answers a call that invited people before: with their invites, as far as these are still open. */
export async function repeatCreateInvites(
  actor: Actor,
  organization: string,
  input: CreateInvites,
  { ids }: CreatedBefore,
): Promise<InviteResult[]> {
  const { invites } = await listInvites(actor, organization, { state: 'open' }, allAtOnce)
  const created = invites.filter(({ id }) => ids.includes(id))
  const waiting = await db.outboxMessage.findMany({
    where: { inviteId: { in: created.map(({ id }) => id) } },
    select: { inviteId: true },
  })
  const results = await createInvites(actor, organization, { ...input, dryRun: true })
  return results.map((result) => {
    const invite = created.find(({ invitee }) => invitee === result.invitee.toLowerCase())
    if (!invite) return result
    const mailed = waiting.every(({ inviteId }) => inviteId !== invite.id)
    return { ...result, status: 'invited', invite, mailed }
  })
}
