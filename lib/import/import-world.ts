import type { Transaction } from '#lib/audit/mutate.ts'
import { knownAccounts, type KnownAccount } from '#lib/import/known-accounts.ts'
import { standingOf } from '#lib/authz/authorize-organization.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { Standing } from '#lib/authz/standing.ts'
import type { ParsedItem, Want } from '#lib/import/import-item.ts'
import { unreadable } from '#lib/import/read-import-text.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'

/** What Gatehouse has of the names that a file names. */
export type World = {
  /** By username. */
  accounts: Map<string, KnownAccount>
  /** Names that are or were somebody's. */
  taken: Set<string>
  emails: Set<string>
  organizations: Map<string, KnownOrganization>
  repositories: Map<string, { id: string; visibility: 'public' | 'private' }>
  own: { descriptions: Set<string>; count: number }
}

export type KnownOrganization = {
  /** Null for one that this import makes. */
  standing: Standing | null
  members: Map<string, Role>
  groups: Map<string, { repositories: Map<string, 'read' | 'write' | 'admin'>; members: Set<string> }>
  /** Of its tokens, by `tokenKey`. */
  tokens: Set<string>
  tokenCount: number
}

const organizationsMax = 50

export const tokenKey = (label: string | null, description: string) => JSON.stringify([label, description])

export const newOrganization = (): KnownOrganization => ({
  ...{ standing: null, members: new Map(), groups: new Map(), tokens: new Set(), tokenCount: 0 },
})

/** The names of one kind in what a file asks for. */
export function namesIn(items: ParsedItem[]) {
  const wants = items.flatMap((item) => ('want' in item ? [item.want] : []))
  const repositories = [...new Set(wants.flatMap(repositoriesOf))]
  const organizations = [
    ...wants.flatMap((want) => ('organization' in want ? [want.organization] : [])),
    ...repositories.map((name) => name.split('/')[0]!),
  ]
  return {
    usernames: [...new Set(wants.flatMap((want) => ('username' in want ? [want.username] : [])))].filter(
      isName,
    ),
    organizations: [...new Set(organizations)].filter(isName).sort(),
    repositories,
  }
}

function repositoriesOf(want: Want): string[] {
  if ('repository' in want) return [want.repository]
  if (want.make !== 'organization_token') return []
  return want.grant.chosen.map(({ name }) => `${want.organization}/${name}`)
}

/** Others are nobody's, and some can't be queried. */
const isName = (name: string) => /^[!-~]{1,255}$/.test(name)

export async function readWorld(
  tx: Transaction,
  actor: AccountActor,
  items: ParsedItem[],
  emailDomain: string,
): Promise<World> {
  const { usernames, organizations, repositories } = namesIn(items)
  if (organizations.length > organizationsMax)
    throw unreadable(
      `This file is about ${organizations.length} organizations. Split it: at most ${organizationsMax} at once.`,
    )
  const addresses = usernames.map((name) => `${name}@${emailDomain}`.toLowerCase())
  const accounts = await knownAccounts(tx, [...usernames, ...organizations], addresses)
  const taken = await tx.namespace.findMany({ where: { name: { in: [...usernames, ...organizations] } } })
  const known = new Map<string, KnownOrganization>()
  for (const name of organizations) {
    const [standing] = await tx.$queryRaw<Standing[]>(standingOf(actor, name))
    if (standing) known.set(name, await readOrganization(tx, standing))
  }
  const own = await tx.token.findMany({
    where: { accountId: actor.accountId, source: 'manual' },
    select: { description: true },
  })
  return {
    accounts: new Map(accounts.map((account) => [account.username, account])),
    taken: new Set(taken.map(({ name }) => name)),
    emails: new Set(accounts.map(({ email }) => email)),
    organizations: known,
    repositories: await findRepositories(tx, repositories),
    own: { descriptions: new Set(own.map(({ description }) => description)), count: own.length },
  }
}

async function readOrganization(tx: Transaction, standing: Standing): Promise<KnownOrganization> {
  const where = { organizationId: standing.id }
  const members = await tx.membership.findMany({ where, select: { username: true, role: true } })
  const groups = await tx.group.findMany({
    where,
    select: {
      name: true,
      repositories: { select: { access: true, repository: { select: { namespace: true, name: true } } } },
      members: { select: { membership: { select: { username: true } } } },
    },
  })
  const tokens = await tx.token.findMany({
    where: { ...where, source: 'manual' },
    select: { label: true, description: true },
  })
  return {
    standing,
    members: new Map(members.map(({ username, role }) => [username, role])),
    groups: new Map(
      groups.map((group) => [
        group.name,
        {
          repositories: new Map(
            group.repositories.map(({ access, repository: { namespace, name } }) => [`${namespace}/${name}`, access]), // prettier-ignore
          ),
          members: new Set(group.members.map(({ membership }) => membership.username)),
        },
      ]),
    ),
    tokens: new Set(tokens.map(({ label, description }) => tokenKey(label, description))),
    tokenCount: tokens.length,
  }
}

async function findRepositories(tx: Transaction, fullNames: string[]): Promise<World['repositories']> {
  const named = fullNames.flatMap((name) => parseRepositoryName(name) ?? [])
  const [namespaces, names] = [named.map(({ namespace }) => namespace), named.map(({ name }) => name)]
  const rows = await tx.$queryRaw<{ fullName: string; id: string; visibility: 'public' | 'private' }[]>`
    SELECT namespace || '/' || name AS "fullName", id, visibility FROM repository
    WHERE (namespace, name) IN (SELECT * FROM unnest(${namespaces}::text[], ${names}::text[]))`
  return new Map(rows.map(({ fullName, ...row }) => [fullName, row]))
}
