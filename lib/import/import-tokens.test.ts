import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { PreviewImport } from '#lib/import/schema.ts'
import { importNow, previewRows } from '#lib/testing/imports.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'

let administrator: AccountActor
beforeEach(async () => {
  administrator = await newSiteAdministrator()
})

describe('tokens', () => {
  const robots = (organization: string, names: string[], change: object = {}): PreviewImport => ({
    kind: 'harbor-robots',
    text: JSON.stringify(
      names.map((name) => ({
        ...{ name: `robot$${organization}+${name}`, level: 'project', disable: false, expires_at: -1 },
        permissions: [
          { kind: 'project', namespace: organization, access: [{ resource: 'repository', action: 'pull' }] },
        ],
        ...change,
      })),
    ),
  })

  it('of Harbor’s robots become an organization’s, once, with secrets that are shown once', async () => {
    const { name } = await newOrganization([[administrator, 'owner']])
    const { secrets } = await importNow(administrator, robots(name, ['ci', 'deploy']))
    expect(secrets).toMatchObject([
      { kind: 'token', name: 'ci', owner: name },
      { kind: 'token', name: 'deploy', owner: name },
    ])
    expect(JSON.stringify(secrets)).not.toMatch(/gate_oat_/)
    expect(await findTokenBySecret(secrets[0]!.secret)).toMatchObject({
      ...{ organizationName: name, label: 'ci', allRepositories: true, allPush: false, scopes: [] },
    })
    expect(await previewRows(administrator, robots(name, ['ci']))).toEqual([
      `1 there: ${name} has an access token ci already.`,
    ])
  })

  it('are refused where the plan, the maximum lifetime or the role would refuse them', async () => {
    const full = await newOrganization([[administrator, 'owner']], { plan: 'team' })
    const names = Array.from({ length: 12 }, (_, place) => `ci-${place}`)
    const rows = await previewRows(administrator, robots(full.name, names))
    expect(rows.filter((row) => row.includes('make'))).toHaveLength(10)
    expect(rows.at(-1)).toMatch(/The Team plan allows 10 access tokens, and 10 are in use/)
    const free = await newOrganization([[administrator, 'owner']], { plan: 'free' })
    expect(await previewRows(administrator, robots(free.name, ['ci']))).toEqual([
      expect.stringMatching(/not: .*Free plan/),
    ])
    const short = await newOrganization([[administrator, 'owner']], { maxTokenDays: 30 })
    expect(await previewRows(administrator, robots(short.name, ['ci']))).toEqual([
      expect.stringMatching(/not: .*within 30 days/),
    ])
    const foreign = await newOrganization([])
    expect(await previewRows(administrator, robots(foreign.name, ['ci']))).toEqual([
      expect.stringMatching(/not: You don’t manage/),
    ])
    expect(await previewRows(administrator, robots('library', ['ci']))).toEqual([
      expect.stringMatching(/not: There is no organization/),
    ])
  })

  it('of Docker Hub become those of who imports them, with the same level', async () => {
    const results = [
      { token_label: 'laptop', scopes: ['repo:write'], is_active: true, expires_at: null },
      {
        token_label: 'reader',
        scopes: ['repo:public_read'],
        is_active: true,
        expires_at: '2099-01-01T00:00:00Z',
      },
    ]
    const input: PreviewImport = { kind: 'docker-hub', text: JSON.stringify({ results }) }
    const { secrets } = await importNow(administrator, input)
    expect(secrets.map(({ name, owner }) => [name, owner])).toEqual([
      ['laptop', administrator.username],
      ['reader', administrator.username],
    ])
    const rows = await db.token.findMany({
      where: { accountId: administrator.accountId },
      orderBy: { id: 'asc' },
    })
    expect(rows).toMatchObject([
      {
        description: 'laptop',
        permission: 'write',
        allRepositories: true,
        expiresAt: null,
        organizationId: null,
      },
      { description: 'reader', permission: 'public_read', expiresAt: new Date('2099-01-01T00:00:00Z') },
    ])
    expect((await previewRows(administrator, input)).join()).not.toContain('make')
  })

  it('of an organization of Docker Hub have the named repositories, which must be there', async () => {
    const { name } = await newOrganization([[administrator, 'owner']])
    const resources = [{ type: 'TYPE_REPO', path: `${name}/web`, scopes: ['scope-image-push'] }]
    const input: PreviewImport = {
      kind: 'docker-hub',
      text: JSON.stringify([{ label: 'CI', is_active: true, expires_at: null, resources }]),
    }
    expect(await previewRows(administrator, input)).toEqual([`1 not: There is no repository ${name}/web.`])
    const { id } = await db.repository.create({
      data: { namespace: name, name: 'web', visibility: 'private' },
    })
    await importNow(administrator, input)
    const token = await db.token.findFirstOrThrow({
      where: { organization: { name } },
      include: { repositories: true },
    })
    expect(token).toMatchObject({
      label: 'CI',
      allRepositories: false,
      repositories: [{ repositoryId: id, push: true }],
    })
  })
})
