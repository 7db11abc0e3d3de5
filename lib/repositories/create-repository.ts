import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { may, whoCan } from '#lib/authz/standing.ts'
import { authorizeManaging, authorizeScoped } from '#lib/authz/authorize-repositories.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { lockOrganization } from '#lib/authz/lock-organization.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import { insertRepository } from '#lib/repositories/insert-repository.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { fullNameOf, repositoryNameMax } from '#lib/repositories/repository-name.ts'
import { readAnyRepository } from '#lib/repositories/repository-rows.ts'
import { createRepositorySchema, type CreateRepository } from '#lib/repositories/schema.ts'

/** Creates a repository in the actor's own namespace, or in an organization's if the role allows it. */
export async function createRepository(actor: Actor, input: CreateRepository): Promise<PublicRepository> {
  authorizeScoped(actor, 'scope-repository-create')
  const { namespace = ownNamespace(actor), ...given } = parse(createRepositorySchema, input)
  const { name, description, visibility } = given
  return mutate(actor, async (tx) => {
    const present = await lockNamespace(tx, actor, namespace)
    if (fullNameOf({ namespace, name }).length > repositoryNameMax)
      throw wrongName('invalid', 'Use a shorter name.')
    const row = await insertRepository(tx, { namespace, ...given })
    if (!row) throw wrongName('conflict', `There is already a repository named ${name}. Choose another name.`)
    const repository = await readAnyRepository(tx, present, Prisma.sql`id = ${row.id}::uuid`)
    return {
      result: repository,
      audit: repositoryAudit('create', repository, { description, visibility, by: 'hand' }),
    }
  })
}

/**
 * The actor as it is now, where it may make repositories in the namespace. A token makes what its owner may make, unless it is
 * one for chosen repositories; an owner of a company manages with none what a role does not give.
 */
async function lockNamespace(tx: Transaction, actor: Maker, namespace: string): Promise<Maker> {
  if (actor.kind === 'organization') {
    const locked = await lockOrganization(tx, actor, namespace, 'repository.create')
    return locked.actor as OrganizationActor
  }
  assertMakesAny(actor)
  const { kind, accountId, username, address } = actor
  if (namespace !== username) {
    const person = kind === 'account' ? actor : ({ kind: 'account', accountId, username, address } as const)
    const { organization } = await lockOrganization(tx, person, namespace, 'repository.create')
    const asMember = { ...organization, isCompanyOwner: false, companyId: null }
    if (kind === 'token' && !may(asMember, 'repository.create'))
      throw new AppError('forbidden', whoCan(asMember, 'repository.create'))
  }
  const present = await lockActor(tx, actor)
  assertMakesAny(present)
  return present
}

type Maker = AccountActor | TokenActor | OrganizationActor

const ownNamespace = (actor: Maker) =>
  actor.kind === 'organization' ? actor.organizationName : actor.username

function assertMakesAny(actor: AccountActor | TokenActor): void {
  authorizeManaging(actor)
  if (actor.kind === 'token' && !actor.allRepositories)
    throw new AppError(
      'forbidden',
      "This access token is limited to selected repositories and can't create others.",
    )
}

const wrongName = (code: 'invalid' | 'conflict', message: string) =>
  new AppError(code, message, { fields: { name: message } })
