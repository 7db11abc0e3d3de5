import type { Actor } from '#lib/authz/actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { db } from '#lib/database/db.ts'
import type { DeviceClient } from '#lib/devices/find-client.ts'

/** `devices` counts the tokens that it has. */
export type ListedClient = DeviceClient & { createdAt: Date; devices: number }

/** All clients by id. They are few: each is a program that somebody wrote. */
export async function listClients(actor: Actor): Promise<ListedClient[]> {
  authorizeSite(actor)
  return db.$queryRaw<ListedClient[]>`
    SELECT id, name, created_at AS "createdAt",
      (SELECT count(*)::int FROM token WHERE source = 'auto' AND client_id = oauth_client.id) AS devices
    FROM oauth_client ORDER BY id`
}
