import type { Actor } from '#lib/authz/actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { readCompany, type PublicCompany } from '#lib/companies/company-rows.ts'
import { db } from '#lib/database/db.ts'

export async function getCompany(actor: Actor, id: string): Promise<PublicCompany> {
  authorizeSite(actor)
  return readCompany(db, id)
}
