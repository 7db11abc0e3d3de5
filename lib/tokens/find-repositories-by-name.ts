import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import type { Repository } from '#lib/grants/grant.ts'
import { fullNameOf, nameInNamespace } from '#lib/repositories/repository-name.ts'

/** The organization's repositories by name; unknown names are left out. */
export async function findRepositoriesByName(
  actor: Actor,
  organizationName: string,
  names: string[],
): Promise<Map<string, Repository>> {
  const { name: namespace } = await authorizeOrganization(actor, organizationName, 'token.manage')
  const possible = names.filter((name) => name.length <= 255 && nameInNamespace.test(name))
  const rows = await db.repository.findMany({
    where: { namespace, name: { in: possible } },
    select: { id: true, name: true, visibility: true },
  })
  return new Map(
    rows.map(({ id, name, visibility }) => [
      name,
      { id, fullName: fullNameOf({ namespace, name }), visibility },
    ]),
  )
}
