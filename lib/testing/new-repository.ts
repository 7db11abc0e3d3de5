import { randomBytes } from 'node:crypto'
import type { AccountActor } from '#lib/authz/actor.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'

export function newRepository(
  owner: AccountActor,
  visibility: 'public' | 'private' = 'private',
  name = `image-${randomBytes(4).toString('hex')}`,
): Promise<PublicRepository> {
  return createRepository(owner, { name, description: '', visibility })
}
