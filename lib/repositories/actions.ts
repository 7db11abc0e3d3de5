'use server'

import type { Shown } from '#lib/audit/changes-of.ts'
import type { ActionResult } from '#lib/action-result.ts'
import { runAction, runQuery } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { listInNamespace, type Within } from '#lib/repositories/list-in-namespace.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import type { CreateRepository, DeleteRepository, UpdateRepository } from '#lib/repositories/schema.ts'
import {
  searchRepositories,
  type FoundRepositories,
  type FoundRepository,
} from '#lib/repositories/search-repositories.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'

export async function createRepositoryAction(
  input: CreateRepository,
  key: string,
): Promise<ActionResult<PublicRepository>> {
  const call = { key, route: 'createRepositoryAction', request: input }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => createRepository(actor, input),
      repeat: () => getRepository(actor, `${input.namespace ?? actor.username}/${input.name}`),
    }),
  )
}

export async function updateRepositoryAction(
  input: UpdateRepository,
  shown?: Shown,
): Promise<ActionResult<PublicRepository>> {
  return runAction((actor) => updateRepository(actor, input, shown))
}

export async function deleteRepositoryAction(
  input: DeleteRepository,
): Promise<ActionResult<PublicRepository>> {
  return runAction((actor) => deleteRepository(actor, input))
}

export async function searchRepositoriesAction(
  text: string,
  namespace: string | null = null,
): Promise<ActionResult<FoundRepositories>> {
  return runQuery((actor) => searchRepositories(actor, text, namespace))
}

export async function listInNamespaceAction(
  namespace: string,
  text: string,
  within?: Within,
): Promise<ActionResult<FoundRepository[]>> {
  return runQuery((actor) => listInNamespace(actor, namespace, text, within))
}
