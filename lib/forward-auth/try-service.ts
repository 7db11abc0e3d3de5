import { z } from 'zod'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { normalPath } from '#lib/forward-auth/normal-path.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import { plainText } from '#lib/plain-text.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { decideService, type ServiceDecision } from '#lib/services/decide-service.ts'
import { heldPermissions } from '#lib/services/held-permissions.ts'
import { rulesSchema, type RulesInput } from '#lib/services/schema.ts'
import { authorizeServices, type ServicesOf } from '#lib/services/service-owner.ts'
import { serviceRole } from '#lib/services/service-role.ts'
import { readService } from '#lib/services/service-rows.ts'

const schema = z.object({
  method: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z][A-Z-]{0,19}$/, 'Enter a method as in GET.'),
  address: plainText(4000).refine((text) => text !== '', 'Enter a path, or a whole address.'),
  hint: plainText(100).default(''),
})

/** A request, the token that makes it by its hint or how that ends, and the rules if they are not the stored ones. */
export type TryService = z.input<typeof schema> & { edited?: RulesInput | undefined }

/** A token that the hint could mean, of those that were given the service. */
type TriedToken = { hint: string; owner: string; works: boolean; rights: string[] }

export type TriedRequest = {
  path: string
  /** Why it would be refused before any rule; null where it would not. */
  problem: string | null
  decision: ServiceDecision | null
  tokens: TriedToken[]
}

/** What a request would be answered, for who manages the service. No secret is needed, and nothing is recorded. */
export async function tryService(
  actor: Actor,
  of: ServicesOf,
  name: string,
  input: TryService,
): Promise<TriedRequest> {
  const owner = await authorizeServices(actor, of)
  const service = await readService(db, owner, name)
  const { method, address, hint } = parse(schema, input)
  const { rules, permissions } = input.edited ? parse(rulesSchema, input.edited) : service
  const tokens = hint === '' ? [] : await findTokens(service.id, hint)
  const tried = tokens.map(({ given, role, ...token }) => ({
    ...token,
    rights: heldPermissions(permissions, given, role),
  }))
  const { host, rest } = partsOf(address)
  const isOwn = host === null || service.hosts.some(({ pattern }) => isAt(pattern, host))
  if (!isOwn)
    return { path: rest, problem: `${host} is no host of this service.`, decision: null, tokens: tried }
  try {
    const { path } = normalPath(rest)
    return { path, problem: null, decision: decideService({ rules }, { method, path }), tokens: tried }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { path: rest, problem: error.message, decision: null, tokens: tried }
  }
}

/** The host of a whole address, and what follows it as it was typed. */
function partsOf(address: string): { host: string | null; rest: string } {
  const [, host, rest] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(address) ?? []
  if (host === undefined) return { host: null, rest: address }
  return { host: host.toLowerCase(), rest: rest || '/' }
}

const isAt = (pattern: string, host: string) => pattern === host || pattern === host.replace(/^[^.]*/, '*')

type Found = Omit<TriedToken, 'rights'> & { given: string[]; role: Role | null }

/** Of the tokens that were given the service, those whose hint is or ends so. */
async function findTokens(serviceId: string, hint: string): Promise<Found[]> {
  const role = serviceRole({
    accountId: Prisma.sql`token.account_id`,
    organizationId: Prisma.sql`token.organization_id`,
  })
  return db.$queryRaw<Found[]>`
    SELECT hint, coalesce(username, holder.name) AS owner, token_service.permissions AS given, ${role} AS role,
      is_active AND (expires_at IS NULL OR expires_at > ${new Date()}) AND account.suspended_at IS NULL AS works
    FROM token_service JOIN token ON token.id = token_id JOIN service ON service.id = service_id
    LEFT JOIN account ON account.id = token.account_id
    LEFT JOIN organization holder ON holder.id = token.organization_id
    WHERE service_id = ${serviceId}::uuid AND hint ILIKE ${`%${escapeLike(hint)}`}
    ORDER BY owner, hint, token.id LIMIT 20`
}
