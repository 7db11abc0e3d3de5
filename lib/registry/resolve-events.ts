import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { ImageEvent } from '#lib/registry/notifications.ts'
import type { Subject } from '#lib/registry/subject.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import { pullable } from '#lib/repositories/reachable.ts'
import { lastFourOf } from '#lib/tokens/secret.ts'

/** An event with its stored repository and token, if any. */
export type ResolvedEvent = Omit<ImageEvent, 'repository'> & {
  repository: { id: string; lastPushedAt: Date | null; lastPulledAt: Date | null } | undefined
  token: ResolvedToken | undefined
}

type ResolvedToken = {
  id: string
  /** Of its secrets, the retired ones too: the event may be of one that was valid then. */
  hints: string[]
  owner: string
  isOrganization: boolean
  workloadId: string | null
  neverUsed: boolean
  /** Those of the repositories that the token's owner may pull. */
  mayKnow: string[]
}

/** Looks up the events' repositories and tokens in two queries. */
export async function resolveEvents(events: ImageEvent[]): Promise<ResolvedEvent[]> {
  const repositories = await repositoriesOf(events)
  const tokens = await tokensOf(events, [...repositories.values()])
  return events.map((event) => ({
    ...event,
    repository: repositories.get(fullNameOf(event.repository)),
    token: tokenOf(event.subject, tokens),
  }))
}

/** The event's token, if owner, last four characters and id match. */
function tokenOf(subject: Subject | null, tokens: Map<string, ResolvedToken>): ResolvedToken | undefined {
  if (subject?.kind !== 'token') return undefined
  const token = tokens.get(subject.tokenId)
  const isItsSecret = token?.hints.some((hint) => lastFourOf(hint) === subject.lastFour)
  return token?.owner === subject.owner && isItsSecret ? token : undefined
}

async function repositoriesOf(events: ImageEvent[]) {
  const rows = await db.repository.findMany({
    where: { OR: events.map(({ repository: { namespace, name } }) => ({ namespace, name })) },
    select: { id: true, namespace: true, name: true, lastPushedAt: true, lastPulledAt: true },
  })
  return new Map(rows.map((row) => [fullNameOf(row), row]))
}

async function tokensOf(events: ImageEvent[], repositories: { id: string }[]) {
  const ids = events.flatMap(({ subject }) => (subject?.kind === 'token' ? subject.tokenId : []))
  const account = { accountId: Prisma.sql`token.account_id`, username: Prisma.sql`account.username` }
  const rows = await db.$queryRaw<ResolvedToken[]>`
    SELECT token.id, ARRAY(SELECT hint FROM retired_secret WHERE token_id = token.id) || hint AS hints,
      COALESCE(username, organization.name) AS owner,
      organization_id IS NOT NULL AS "isOrganization", workload_id AS "workloadId", last_used_at IS NULL AS "neverUsed",
      ARRAY(SELECT repository.id::text FROM repository
        WHERE repository.id = ANY(${repositories.map(({ id }) => id)}::uuid[])
          AND (${pullable(account)} OR repository.namespace = organization.name)) AS "mayKnow"
    FROM token LEFT JOIN account ON account.id = token.account_id
    LEFT JOIN organization ON organization.id = token.organization_id
    WHERE token.id = ANY(${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}
