import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { publicRepository, type PublicRepository } from '#lib/repositories/public-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { fullNameOf, repositoryNameMax } from '#lib/repositories/repository-name.ts'
import { createRepositorySchema, type CreateRepository } from '#lib/repositories/schema.ts'

/** Makes a repository in the actor's own namespace. */
export async function createRepository(actor: Actor, input: CreateRepository): Promise<PublicRepository> {
  authorize(actor, 'repositories')
  const { name, description, visibility } = parse(createRepositorySchema, input)
  const namespace = actor.username
  if (fullNameOf({ namespace, name }).length > repositoryNameMax)
    throw wrongName('invalid', 'Use a shorter name.')
  return mutate(actor, async (tx) => {
    const [row] = await tx.repository.createManyAndReturn({
      data: { namespace, name, description, visibility },
      skipDuplicates: true,
    })
    if (!row) throw wrongName('conflict', `You already have a repository ${name}. Use another name.`)
    return {
      result: publicRepository(row, actor),
      audit: repositoryAudit('create', row, { description, visibility, by: 'hand' }),
    }
  })
}

const wrongName = (code: 'invalid' | 'conflict', message: string) =>
  new AppError(code, message, { fields: { name: message } })
