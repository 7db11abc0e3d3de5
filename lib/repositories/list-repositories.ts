import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { findRepositories, type RepositoryList } from '#lib/repositories/find-repositories.ts'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

/** The actor's own repositories, and others that they may know about. */
export async function listRepositories(actor: Actor, query: RepositoryQuery): Promise<RepositoryList> {
  authorizePerson(actor, 'repositories')
  return findRepositories(actor, query, Prisma.sql`true`)
}
