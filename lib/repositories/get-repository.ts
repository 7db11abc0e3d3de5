import type { Actor } from '#lib/authz/actor.ts'
import { authorizeReading } from '#lib/authz/authorize-repositories.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'
import { readRepository } from '#lib/repositories/repository-rows.ts'

/** By its full name, `namespace/name`. */
export async function getRepository(actor: Actor, fullName: string): Promise<PublicRepository> {
  authorizeReading(actor)
  const parts = parseRepositoryName(fullName)
  if (!parts) throw notFound('Repository')
  return readRepository(db, actor, Prisma.sql`namespace = ${parts.namespace} AND name = ${parts.name}`)
}
