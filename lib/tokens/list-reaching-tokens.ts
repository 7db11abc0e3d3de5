import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { organizationRights } from '#lib/grants/organization-grant.ts'
import { personalRights } from '#lib/grants/personal-grant.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { PersonalPermission, RepositoryRights } from '#lib/scopes/personal-permissions.ts'
import { knownTokens } from '#lib/tokens/known-tokens.ts'
import { statusConditions } from '#lib/tokens/token-conditions.ts'

/** An active token that can do something with a repository's images now. */
export type ReachingToken = {
  id: string
  name: string
  hint: string
  /** Whether it is the organization's rather than the person's own. */
  isOrganization: boolean
  lastUsedAt: Date | null
  rights: RepositoryRights
}

type Row = Omit<ReachingToken, 'rights'> & {
  permission: PersonalPermission | null
  scopes: OrganizationScope[]
  publicRead: boolean
  allRepositories: boolean
  allPush: boolean
  pullPrefixes: string[]
  pushPrefixes: string[]
  chosen: RepositoryRights | null
}

/** The tokens that reach a repository, of those that the person may know; the last used first. */
export async function listReachingTokens(actor: Actor, fullName: string): Promise<ReachingToken[]> {
  authorizePerson(actor, 'tokens')
  const repository = await getRepository(actor, fullName)
  const rows = await db.$queryRaw<Row[]>`
    SELECT token.id, coalesce(nullif(label, ''), description) AS name, hint,
      organization_id IS NOT NULL AS "isOrganization", last_used_at AS "lastUsedAt", permission, scopes,
      public_read AS "publicRead", all_repositories AS "allRepositories", all_push AS "allPush",
      pull_prefixes AS "pullPrefixes", push_prefixes AS "pushPrefixes",
      CASE WHEN chosen.token_id IS NOT NULL THEN json_build_object(
        'pull', chosen.pull, 'push', chosen.push, 'delete', chosen.delete) END AS chosen
    FROM token LEFT JOIN token_repository chosen
      ON chosen.token_id = token.id AND repository_id = ${repository.id}::uuid
    WHERE ${await knownTokens(actor, repository)} AND ${statusConditions(new Date()).active}
      AND (all_repositories OR public_read OR chosen.token_id IS NOT NULL
        OR pull_prefixes || push_prefixes <> ${Prisma.sql`'{}'`})
    ORDER BY last_used_at DESC NULLS LAST, token.id`
  return rows
    .map(({ id, name, hint, isOrganization, lastUsedAt, permission, ...grant }) => {
      const { chosen } = grant
      const rights = isOrganization
        ? organizationRights(grant, { ...repository, chosen, isOwn: true })
        : personalRights({ ...grant, permission: permission! }, { ...repository, chosen })
      return { id, name, hint, isOrganization, lastUsedAt, rights }
    })
    .filter(({ rights }) => rights.pull || rights.push || rights.delete)
}
