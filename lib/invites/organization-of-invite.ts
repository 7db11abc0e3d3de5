import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import { parseId } from '#lib/parse.ts'

/** The name of an invite's organization, for callers that only have the id; the verb authorizes. */
export async function organizationOfInvite(id: string): Promise<string> {
  const invite = await db.invite.findUnique({
    where: { id: parseId('Invite', id) },
    select: { organization: { select: { name: true } } },
  })
  if (!invite) throw notFound('Invite')
  return invite.organization.name
}
