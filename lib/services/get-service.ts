import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import { authorizeServices, type ServicesOf } from '#lib/services/service-owner.ts'
import { readService } from '#lib/services/service-rows.ts'

/** By its name or its id. */
export async function getService(actor: Actor, of: ServicesOf, service: string): Promise<PublicService> {
  return readService(db, await authorizeServices(actor, of), service)
}
