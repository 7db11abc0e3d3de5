import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import { parseId } from '#lib/parse.ts'

/** The name of the organization that an invite is to, for doors that are given nothing else; the verb authorizes. */
export async function organizationOfInvite(id: string): Promise<string> {
  const invite = await db.invite.findUnique({
    where: { id: parseId('Invite', id) },
    select: { organization: { select: { name: true } } },
  })
  if (!invite) throw notFound('Invite')
  return invite.organization.name
}
