import { db } from '#lib/db.ts'
import type { ImageEvent } from '#lib/registry/notifications.ts'
import { lastFourOf } from '#lib/registry/subject.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import { repositoryRights } from '#lib/repositories/repository-rights.ts'
import { repositoryPulls, repositoryPushes } from '#lib/usage/repository-uses.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

/** Gives repositories their last push and pull, and tokens their uses. The same event twice changes nothing. */
export async function recordEvents(events: ImageEvent[]): Promise<void> {
  const [repositories, tokens] = await Promise.all([repositoriesOf(events), tokensOf(events)])
  for (const { action, at, repository: named, image, token: subject, address, client } of events) {
    const repository = repositories.get(fullNameOf(named))
    if (repository && action === 'push')
      repositoryPushes.record(repository.id, { at }, !repository.lastPushedAt)
    if (repository && action === 'pull')
      repositoryPulls.record(repository.id, { at }, !repository.lastPulledAt)

    const token = subject && tokens.get(subject.tokenId)
    if (!token || token.account.username !== subject.username || lastFourOf(token.hint) !== subject.lastFour)
      continue
    // The row of a token names only what its owner may know of, whatever an event says.
    const mayKnow = repository !== undefined && repositoryRights(token.account, repository).pull
    const use = { at, address, client, action: `${pastTense[action]} ${mayKnow ? image : 'an image'}` }
    tokenUses.record(token.id, use, token.lastUsedAt === null)
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

async function tokensOf(events: ImageEvent[]) {
  const ids = events.flatMap(({ token }) => token?.tokenId ?? [])
  const rows = await db.token.findMany({
    where: { id: { in: ids } },
    select: { id: true, hint: true, lastUsedAt: true, account: { select: { username: true } } },
  })
  return new Map(rows.map((row) => [row.id, row]))
}
