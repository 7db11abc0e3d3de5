import type { ImageEvent } from '#lib/registry/notifications.ts'
import { recordTags } from '#lib/registry/record-tags.ts'
import { resolveEvents, type ResolvedEvent } from '#lib/registry/resolve-events.ts'
import { countPulls } from '#lib/usage/count-pulls.ts'
import type { Puller } from '#lib/usage/pull-counts.ts'
import { repositoryPulls, repositoryPushes } from '#lib/usage/repository-uses.ts'
import { tokenExchanges } from '#lib/usage/token-exchanges.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

/**
 * Records last pushes and pulls, tags, pull counts and token uses, and counts pulls for the limits. Repeated events
 * change nothing.
 */
export async function recordEvents(events: ImageEvent[]): Promise<void> {
  const told = await resolveEvents(events)
  for (const event of told) recordUses(event)
  const pulls = told.filter(({ action }) => action === 'pull')
  await countPulls(
    pulls.map((event) => ({
      event: event.id,
      repositoryId: event.repository?.id ?? null,
      puller: pullerOf(event),
    })),
  )
  await recordTags(
    told.flatMap((event) =>
      event.repository
        ? {
            ...event,
            repositoryId: event.repository.id,
            owner: ownerOf(event),
            tokenId: event.token?.id ?? null,
          }
        : [],
    ),
  )
}

function recordUses({ action, at, repository, image, token, address, client }: ResolvedEvent): void {
  if (repository && action === 'push')
    repositoryPushes.record(repository.id, { at }, !repository.lastPushedAt)
  if (repository && action === 'pull') repositoryPulls.record(repository.id, { at }, !repository.lastPulledAt)
  if (!token) return
  // A token's row mentions only repositories that its owner may know about, whatever the event says.
  const mayKnow = repository !== undefined && token.mayKnow.includes(repository.id)
  const use = { at, address, client, action: `${pastTense[action]} ${mayKnow ? image : 'an image'}` }
  tokenUses.record(token.id, use, token.neverUsed)
  tokenExchanges.record(token.id, { ...use, door: 'registry', outcome: 'granted', reason: null })
}

const pastTense = { push: 'pushed', pull: 'pulled', delete: 'deleted' }

/** A person's pulls count for the account, with password or token; an organization's for the token. */
function pullerOf(event: ResolvedEvent): Puller | null {
  if (event.token?.isOrganization) {
    const { id: tokenId, workloadId } = event.token
    return { kind: 'organization', tokenId, workloadId }
  }
  if (event.subject?.kind === 'anonymous') return event.subject
  const username = ownerOf(event)
  return username ? { kind: 'account', username } : null
}

function ownerOf({ subject, token }: ResolvedEvent): string {
  return subject?.kind === 'account' ? subject.owner : (token?.owner ?? '')
}
