import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeManaging } from '#lib/authz/authorize-repositories.ts'
import { AppError } from '#lib/errors.ts'
import { deleteGitFolders } from '#lib/git-folder.ts'
import { parse } from '#lib/parse.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { lockManagedRepository } from '#lib/repositories/repository-rows.ts'
import { deleteRepositorySchema, type DeleteRepository } from '#lib/repositories/schema.ts'

/** Deletes a repository whose name was typed. Tokens that had it selected keep their other repositories. */
export async function deleteRepository(actor: Actor, input: DeleteRepository): Promise<PublicRepository> {
  authorizeManaging(actor)
  const { id, typedName } = parse(deleteRepositorySchema, input)
  const deleted = await mutate(actor, async (tx) => {
    const repository = await lockManagedRepository(tx, actor, id)
    if (typedName !== repository.fullName) throw notTyped(repository.fullName)
    await tx.repository.deleteMany({ where: { id } })
    const { description, visibility } = repository
    return { result: repository, audit: repositoryAudit('delete', repository, { description, visibility }) }
  })
  await deleteGitFolders([deleted])
  return deleted
}

function notTyped(fullName: string): AppError {
  const message = `Type ${fullName} to delete it.`
  return new AppError('invalid', message, { fields: { typedName: message } })
}
