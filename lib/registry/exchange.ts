import type { Caller } from '#lib/authz/actor.ts'
import type { Login } from '#lib/credentials/read-credential.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { decideAccess, newByPush, type GrantedAccess } from '#lib/registry/decide.ts'
import { knownRepositories } from '#lib/registry/known-repositories.ts'
import { assertMayPull, limitedUsageOf } from '#lib/registry/pull-limit.ts'
import { recordRefusal } from '#lib/registry/record-refusal.ts'
import { signRegistryToken } from '#lib/registry/registry-token.ts'
import { parseScopes, type RequestedAccess } from '#lib/registry/parse-scopes.ts'
import { subjectOf } from '#lib/registry/subject.ts'
import { assertRoom } from '#lib/repositories/assert-room.ts'
import { createRepositoryByPush, mayCreateByPush } from '#lib/repositories/create-repository-by-push.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { keyring } from '#lib/signing-keys/keyring.ts'
import type { PullUsage } from '#lib/usage/pull-counts.ts'

/** What a client asks of the token endpoint, by whichever method. */
export type Exchange = {
  login: Login | null
  /** The `service` parameters: the token's audience. */
  services: string[]
  /** The `scope` parameters. */
  scopes: string[]
}

export type Exchanged = {
  token: string
  expiresIn: number
  issuedAt: Date
  access: GrantedAccess[]
  /** The pulls used and left; null if there is no limit. */
  usage: PullUsage | null
}

/** Trades a login, or none, for a short-lived registry token that says what its holder may do. */
export function exchange({ login, services, scopes }: Exchange, context: RequestContext): Promise<Exchanged> {
  const requested = readScopes(scopes)
  return withCredential(login, context, {
    use: () => describeRequest(requested instanceof AppError ? [] : requested),
    async run(caller) {
      if (services.some((service) => service !== env.REGISTRY_SERVICE)) throw unknownService()
      if (requested instanceof AppError) throw requested
      return issue(caller, requested)
    },
  })
}

/** What is malformed is refused once it is known who asks. */
function readScopes(scopes: string[]): RequestedAccess[] | AppError {
  try {
    return parseScopes(scopes)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

async function issue(caller: Caller, requested: RequestedAccess[]) {
  const usage = await limitedUsageOf(caller)
  const access = requested.length === 0 ? [] : await grant(caller, requested, usage)
  assertMayPull(caller, usage, requested, access)
  const issuedAt = new Date()
  const notGranted = recordRefusal(caller, requested, access, issuedAt)
  const token = await signRegistryToken(await keyring(), subjectOf(caller), access, issuedAt)
  const result: Exchanged = { token, expiresIn: env.REGISTRY_TOKEN_SECONDS, issuedAt, access, usage }
  return { result, notGranted }
}

async function grant(
  actor: Caller,
  requested: RequestedAccess[],
  usage: PullUsage | null,
): Promise<GrantedAccess[]> {
  const repositories = await knownRepositories(actor, requested)
  const missing = await repositoriesToMake(actor, newByPush(actor, repositories, requested))
  if (missing.length === 0) return decideAccess(actor, repositories, requested)
  const toMake = new Set(missing.map(fullNameOf))
  const others = requested.filter(({ name }) => !toMake.has(name))
  // Before creating any, so that a refused exchange leaves nothing behind.
  assertMayPull(actor, usage, others, decideAccess(actor, repositories, others))
  for (const { namespace, name } of missing) {
    await createRepositoryByPush(actor, namespace, name).catch(unlessNotFound)
  }
  return decideAccess(actor, await knownRepositories(actor, requested), requested)
}

type Name = { namespace: string; name: string }

/** Those whose namespace the actor may push to; for the others nothing is granted, which is no error. */
async function repositoriesToMake(actor: Caller, missing: Name[]): Promise<Name[]> {
  const namespaces = [...new Set(missing.map(({ namespace }) => namespace))]
  const may = await Promise.all(namespaces.map((namespace) => mayCreateByPush(actor, namespace)))
  const allowed = missing.filter(({ namespace }) => may[namespaces.indexOf(namespace)])
  if (allowed.length > madeAtOnceMax) {
    throw new AppError('invalid', `One request makes at most ${madeAtOnceMax} repositories.`)
  }
  for (const namespace of new Set(allowed.map(({ namespace }) => namespace))) {
    await assertRoom(db, namespace, allowed.filter((each) => each.namespace === namespace).length)
  }
  return allowed
}

const madeAtOnceMax = 10

/** Who may not push there any more is granted nothing. */
function unlessNotFound(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'not_found')) throw error
}

/** "asked to push demo/api", for the token's row: the highest requested right. */
function describeRequest(requested: RequestedAccess[]): string {
  const repositories = requested.filter(({ type }) => type === 'repository')
  const asking = (...verbs: string[]) =>
    repositories.find(({ actions }) => verbs.some((verb) => actions.includes(verb)))
  const [pushed, deleted, pulled] = [asking('push'), asking('delete', '*'), repositories[0]]
  if (pushed) return `asked to push ${pushed.name}`
  if (deleted) return `asked to delete from ${deleted.name}`
  return pulled ? `asked to pull ${pulled.name}` : 'signed in'
}

function unknownService(): AppError {
  const message = `The service is unknown: this is the token service of "${env.REGISTRY_SERVICE}".`
  return new AppError('invalid', message)
}
