import { Prisma } from '#lib/generated/prisma/client.ts'

/** The condition under which an account may know of a `repository`: where `repositoryRights` allow a pull. */
export function reachable(username: string): Prisma.Sql {
  return Prisma.sql`(repository.namespace = ${username} OR repository.visibility = 'public')`
}
