import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newToken } from '#lib/testing/new-token.ts'

/** A person's token that a tool asked for, to pull the repositories of a namespace. */
export async function newRequestedToken(owner: AccountActor, namespace: string): Promise<string> {
  const repositories = await db.repository.findMany({ where: { namespace }, select: { id: true } })
  const columns = { source: 'request', clientId: 'gatehouse-cli', deviceName: 'laptop' } as const
  const { id: tokenId } = await newToken(owner, { ...columns, allRepositories: false })
  const pull = { pull: true, push: false, delete: false }
  await db.tokenRepository.createMany({
    data: repositories.map(({ id: repositoryId }) => ({ tokenId, repositoryId, ...pull })),
  })
  return tokenId
}
