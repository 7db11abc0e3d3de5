import { db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { ImageEvent } from '#lib/registry/notifications.ts'
import { lastFourOf } from '#lib/registry/subject.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import { pullable } from '#lib/repositories/reachable.ts'
import { repositoryPulls, repositoryPushes } from '#lib/usage/repository-uses.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

/** Gives repositories their last push and pull, and tokens their uses. The same event twice changes nothing. */
export async function recordEvents(events: ImageEvent[]): Promise<void> {
  const repositories = await repositoriesOf(events)
  const tokens = await tokensOf(events, [...repositories.values()])
  for (const { action, at, repository: named, image, token: subject, address, client } of events) {
    const repository = repositories.get(fullNameOf(named))
    if (repository && action === 'push')
      repositoryPushes.record(repository.id, { at }, !repository.lastPushedAt)
    if (repository && action === 'pull')
      repositoryPulls.record(repository.id, { at }, !repository.lastPulledAt)

    const token = subject && tokens.get(subject.tokenId)
    if (!token || token.owner !== subject.owner || lastFourOf(token.hint) !== subject.lastFour) continue
    // The row of a token names only what its owner may know of, whatever an event says.
    const mayKnow = repository !== undefined && token.mayKnow.includes(repository.id)
    const use = { at, address, client, action: `${pastTense[action]} ${mayKnow ? image : 'an image'}` }
    tokenUses.record(token.id, use, token.neverUsed)
  }
}

const pastTense = { push: 'pushed', pull: 'pulled', delete: 'deleted' }

async function repositoriesOf(events: ImageEvent[]) {
  const rows = await db.repository.findMany({
    where: { OR: events.map(({ repository: { namespace, name } }) => ({ namespace, name })) },
    select: {
      id: true,
      namespace: true,
      name: true,
      visibility: true,
      lastPushedAt: true,
      lastPulledAt: true,
    },
  })
  return new Map(rows.map((row) => [fullNameOf(row), row]))
}

type KnownToken = { id: string; hint: string; owner: string; neverUsed: boolean; mayKnow: string[] }

/** The tokens that events name, each with those of the repositories that its owner may pull. */
async function tokensOf(events: ImageEvent[], repositories: { id: string }[]) {
  const ids = events.flatMap(({ token }) => token?.tokenId ?? [])
  const account = { accountId: Prisma.sql`token.account_id`, username: Prisma.sql`account.username` }
  const rows = await db.$queryRaw<KnownToken[]>`
    SELECT token.id, hint, COALESCE(username, organization.name) AS owner, last_used_at IS NULL AS "neverUsed",
      ARRAY(SELECT repository.id::text FROM repository
        WHERE repository.id = ANY(${repositories.map(({ id }) => id)}::uuid[])
          AND (${pullable(account)} OR repository.namespace = organization.name)) AS "mayKnow"
    FROM token LEFT JOIN account ON account.id = token.account_id
    LEFT JOIN organization ON organization.id = token.organization_id
    WHERE token.id = ANY(${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}
