import type { Caller } from '#lib/authz/actor.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { pullable, reachable } from '#lib/repositories/reachable.ts'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'

const isPublic = Prisma.sql`repository.visibility = 'public'`

/** The condition for a caller to know about a `repository`; with a token, if `grantedRights` include pull. */
export function visibleTo(actor: Caller): Prisma.Sql {
  if (actor.kind === 'anonymous') return isPublic
  if (actor.kind === 'account') return reachable(actor)
  const chosen = actor.allRepositories ? Prisma.sql`true` : chosenBy(actor.tokenId)
  const anyPublic = actor.publicRead ? isPublic : Prisma.sql`false`
  if (actor.kind === 'token') {
    const level = personalPermission(actor.permission).publicOnly ? isPublic : Prisma.sql`true`
    return Prisma.sql`(${pullable(actor)} AND ${level} AND (${chosen} OR ${anyPublic}))`
  }
  const own = Prisma.sql`(${chosen} OR ${below([...actor.pullPrefixes, ...actor.pushPrefixes])})`
  return Prisma.sql`((repository.namespace = ${actor.organizationName} AND ${own}) OR ${anyPublic})`
}

const below = (prefixes: string[]) => Prisma.sql`EXISTS (
  SELECT FROM unnest(${prefixes}::text[]) AS prefix WHERE starts_with(repository.name, prefix || '/'))`

const chosenBy = (tokenId: string) => Prisma.sql`repository.id IN (
  SELECT repository_id FROM token_repository WHERE token_id = ${tokenId}::uuid AND pull)`

/** The condition for a `repository` to stand in a caller's lists. */
export function listedTo(actor: Caller): Prisma.Sql {
  if (actor.kind !== 'organization' || !actor.scopes.includes('scope-repository-list'))
    return visibleTo(actor)
  return Prisma.sql`(repository.namespace = ${actor.organizationName} OR ${visibleTo(actor)})`
}
