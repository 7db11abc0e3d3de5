import { randomBytes } from 'node:crypto'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'

export function newRepository(
  owner: AccountActor,
  visibility: 'public' | 'private' = 'private',
  name = `image-${randomBytes(4).toString('hex')}`,
): Promise<PublicRepository> {
  return createRepository(owner, { name, description: '', visibility })
}

/** An organization's repository, inserted directly into the database. */
export async function newOrganizationRepository(
  { name: namespace }: { name: string },
  name: string,
  visibility: 'public' | 'private' = 'private',
): Promise<string> {
  const { id } = await db.repository.create({ data: { namespace, name, visibility }, select: { id: true } })
  return id
}
