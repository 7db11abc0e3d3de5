import { claimNamespace } from '#lib/accounts/claim-namespace.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import { hashSecret, randomSecret } from '#lib/secret.ts'
import { hintOf, newSecret } from '#lib/tokens/secret.ts'
import { demoAge } from '#prisma/demo-data.ts'
import { demoExchanges, doneBy } from '#prisma/demo-exchanges.ts'
import { demoCompanies, demoOrganizations, type DemoOrganization } from '#prisma/demo-organizations.ts'
import { instant } from '#prisma/instant.ts'
import { makeWorkload } from '#prisma/seed-workload.ts'

/** Ids by name: of accounts by username, of repositories by full name. */
type Ids = Map<string, string>

/** The companies, and the organizations with their members; answers the organizations' ids. */
export async function makeOrganizations(tx: Transaction, accounts: Ids, now: number): Promise<Ids> {
  const companies: Ids = new Map()
  for (const { name, owners } of demoCompanies) {
    const rows = owners.map((username) => ({ accountId: accounts.get(username)! }))
    const company = await tx.company.create({
      data: { name, createdAt: new Date(now - demoAge), owners: { createMany: { data: rows } } },
    })
    companies.set(name, company.id)
  }
  const organizations: Ids = new Map()
  for (const { name, displayName, plan, company, maxTokenDays, members } of demoOrganizations) {
    await claimNamespace(tx, name, 'name')
    const createdAt = new Date(now - demoAge)
    const rows = Object.entries(members).map(([username, role]) => ({
      accountId: accounts.get(username)!,
      ...{ role, joinedAt: createdAt },
    }))
    const { id } = await tx.organization.create({
      data: {
        ...{ name, displayName, plan, createdAt, maxTokenDays: maxTokenDays ?? null },
        companyId: company ? companies.get(company)! : null,
        members: { createMany: { data: rows } },
      },
    })
    organizations.set(name, id)
  }
  return organizations
}

/** What stands on the repositories: groups, invites into them, and access tokens. */
export async function fillOrganizations(
  tx: Transaction,
  ids: { accounts: Ids; organizations: Ids; repositories: Ids },
  now: number,
): Promise<void> {
  for (const organization of demoOrganizations) {
    const organizationId = ids.organizations.get(organization.name)!
    const groups = await makeGroups(tx, organizationId, organization, ids)
    for (const { role, group, created, expires, ...invitee } of organization.invites) {
      await tx.invite.create({
        data: {
          ...{ organizationId, role, invitedBy: 'demo', secretHash: hashSecret(randomSecret().reveal()) },
          ...{ createdAt: new Date(now - created), expiresAt: new Date(now + expires) },
          email: 'email' in invitee ? invitee.email : null,
          accountId: 'username' in invitee ? ids.accounts.get(invitee.username)! : null,
          groupId: group ? groups.get(group)! : null,
        },
      })
    }
    await makeTokens(tx, organizationId, organization, ids.repositories, now)
    for (const workload of organization.workloads ?? [])
      await makeWorkload(tx, organizationId, workload, ids.repositories, now)
  }
}

async function makeGroups(
  tx: Transaction,
  organizationId: string,
  { groups }: DemoOrganization,
  { accounts, repositories: ids }: { accounts: Ids; repositories: Ids },
): Promise<Ids> {
  const made: Ids = new Map()
  for (const { name, description, members, repositories } of groups) {
    const { id: groupId } = await tx.group.create({ data: { organizationId, name, description } })
    await tx.groupMember.createMany({
      data: members.map((username) => ({ groupId, organizationId, accountId: accounts.get(username)! })),
    })
    await tx.groupRepository.createMany({
      data: Object.entries(repositories).map(([fullName, access]) => ({
        ...{ groupId, repositoryId: ids.get(fullName)!, access },
      })),
    })
    made.set(name, groupId)
  }
  return made
}

async function makeTokens(
  tx: Transaction,
  organizationId: string,
  { tokens }: DemoOrganization,
  ids: Ids,
  now: number,
): Promise<void> {
  for (const { label, description = '', scopes = [], all, repositories, createdBy, ...token } of tokens) {
    const secret = newSecret('organization')
    const chosen = Object.entries(repositories ?? {}).map(([fullName, access]) => ({
      ...{ repositoryId: ids.get(fullName)!, pull: true, push: access === 'push', delete: false },
    }))
    await tx.token.create({
      data: {
        ...{ organizationId, label, description, scopes, createdBy },
        ...{ secretHash: hashSecret(secret.reveal()), hint: hintOf(secret) },
        ...{
          allRepositories: all !== undefined,
          allPush: all === 'push',
          publicRead: token.publicRead ?? false,
        },
        isActive: !token.inactive,
        createdAt: new Date(now - token.created),
        expiresAt: instant(now, token.expires && -token.expires),
        lastUsedAt: instant(now, token.used?.ago),
        lastUsedAddress: token.used?.address ?? null,
        lastUsedClient: token.used?.client ?? null,
        lastUsedAction: token.used ? doneBy(token.used) : null,
        exchanges: { createMany: { data: demoExchanges(now, token) } },
        repositories: { createMany: { data: chosen } },
      },
    })
  }
}
