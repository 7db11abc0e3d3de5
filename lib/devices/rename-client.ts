import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { clientAudit, lockClient } from '#lib/devices/client-audit.ts'
import { renameClientSchema, type RenameClient } from '#lib/devices/schema.ts'
import { parse } from '#lib/parse.ts'

/** Changes what people read when the program asks. Its id, which is in it, stays. */
export async function renameClient(
  actor: Actor,
  id: string,
  input: RenameClient,
  shown?: Shown,
): Promise<{ name: string }> {
  return mutateSite(actor, async (tx) => {
    const { name } = parse(renameClientSchema, input)
    const client = await lockClient(tx, id)
    const changes = changesOf({ name: client.name }, { name }, shown)
    if (!changes) return { result: { name }, audit: [] }
    await tx.oauthClient.updateMany({ where: { id }, data: { name } })
    return { result: { name }, audit: clientAudit('update', client, changes) }
  })
}
