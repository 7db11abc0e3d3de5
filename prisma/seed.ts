import { randomBytes } from 'node:crypto'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { mutate, type Audit, type Transaction } from '#lib/audit/mutate.ts'
import type { Plan } from '#lib/authz/standing.ts'
import { env } from '#lib/env.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { fullNameOf, parseRepositoryName } from '#lib/repositories/repository-name.ts'
import { hashSecret, Secret } from '#lib/secret.ts'
import { hintOf, newSecret } from '#lib/tokens/secret.ts'
import { demoAccounts, demoAge, demoRepositories, demoTokens } from '#prisma/demo-data.ts'
import { demoExchanges, doneBy } from '#prisma/demo-exchanges.ts'
import { demoOrganizations } from '#prisma/demo-organizations.ts'
import { instant } from '#prisma/instant.ts'
import { fillOrganizations, makeOrganizations } from '#prisma/seed-organizations.ts'

export type Demo = {
  url: string
  accounts: { username: string; email: string; password: string }[]
  organizations: { name: string; plan: Plan; owners: string[] }[]
}

/**
 * Fills an empty database with people, organizations, repositories and tokens to look at. Nobody ever learns these tokens'
 * secrets; `keep` is called with the passwords before the data is committed, so that no start that is stopped loses them.
 */
export async function seedDemo(keep: (demo: Demo) => void): Promise<void> {
  const accounts = demoAccounts.map((account) => ({
    ...account,
    password: randomBytes(15).toString('base64url'),
  }))
  const hashes = await Promise.all(accounts.map(({ password }) => hashPassword(new Secret(password))))
  const now = Date.now()
  await mutate({ kind: 'system' }, async (tx) => {
    const audit: Audit[] = []
    const owners = new Map<string, string>()
    for (const [place, { username, email, name }] of accounts.entries()) {
      const made = await insertAccount(tx, { username, email, passwordHash: hashes[place]! })
      await tx.account.update({ where: { id: made.result.id }, data: { name } })
      owners.set(username, made.result.id)
      audit.push(made.audit)
    }
    const organizations = await makeOrganizations(tx, owners, now)
    for (const { name, displayName, plan } of demoOrganizations) {
      audit.push(organizationAudit('create', { id: organizations.get(name)!, name }, { displayName, plan }))
    }
    const repositories = await makeRepositories(tx, now)
    await makeTokens(tx, owners, repositories, now)
    await fillOrganizations(tx, { accounts: owners, organizations, repositories }, now)
    const details = { organizations: organizations.size, repositories: repositories.size }
    audit.push({
      action: 'demonstration.create',
      target: { kind: 'instance', name: 'Demonstration data' },
      details,
    })
    keep({
      url: env.PUBLIC_URL,
      accounts: accounts.map(({ username, email, password }) => ({ username, email, password })),
      organizations: demoOrganizations.map(({ name, plan, members }) => ({
        ...{ name, plan, owners: Object.keys(members).filter((username) => members[username] === 'owner') },
      })),
    })
    return { result: null, audit }
  })
}

/** Answers their ids by full name. */
async function makeRepositories(tx: Transaction, now: number): Promise<Map<string, string>> {
  const rows = await tx.repository.createManyAndReturn({
    data: [...demoRepositories, ...demoOrganizations.flatMap(({ repositories }) => repositories)].map(
      ({ fullName, visibility, description, pushed, pulled }) => ({
        ...parseRepositoryName(fullName)!,
        visibility,
        description,
        createdAt: new Date(now - demoAge),
        lastPushedAt: instant(now, pushed),
        lastPulledAt: instant(now, pulled),
      }),
    ),
  })
  return new Map(rows.map((row) => [fullNameOf(row), row.id]))
}

async function makeTokens(
  tx: Transaction,
  owners: Map<string, string>,
  ids: Map<string, string>,
  now: number,
) {
  for (const token of demoTokens) {
    const secret = newSecret('account')
    const chosen = Object.entries(token.repositories ?? {}).map(([fullName, actions]) => ({
      repositoryId: ids.get(fullName)!,
      pull: actions.includes('pull'),
      push: actions.includes('push'),
      delete: actions.includes('delete'),
    }))
    await tx.token.create({
      data: {
        accountId: owners.get(token.owner)!,
        secretHash: hashSecret(secret.reveal()),
        hint: hintOf(secret),
        description: token.description,
        permission: token.permission,
        allRepositories: token.repositories === undefined,
        source: token.source ?? 'manual',
        isActive: !token.inactive,
        createdAt: new Date(now - token.created),
        expiresAt: instant(now, token.expires && -token.expires),
        lastUsedAt: instant(now, token.used?.ago),
        lastUsedAddress: token.used?.address ?? null,
        lastUsedClient: token.used?.client ?? null,
        lastUsedAction: token.used ? doneBy(token.used) : null,
        exchanges: { createMany: { data: demoExchanges(now, token) } },
        expiredUseAt: instant(now, token.expiredUse?.ago),
        expiredUseAddress: token.expiredUse?.address ?? null,
        expiredUseClient: token.expiredUse?.client ?? null,
        repositories: { createMany: { data: chosen } },
      },
    })
  }
}
