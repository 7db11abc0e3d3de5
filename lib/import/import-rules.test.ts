import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { previewImport } from '#lib/import/preview-import.ts'
import { decideAccess } from '#lib/registry/decide.ts'
import { knownRepositories } from '#lib/registry/known-repositories.ts'
import { bcryptOfBadmin, dockerAuth, importNow, previewRows, uniqueName } from '#lib/testing/imports.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'

let administrator: AccountActor
beforeEach(async () => {
  administrator = await newSiteAdministrator()
})

/** What the registry would grant an account. */
async function may(username: string, name: string) {
  const account = await db.account.findUnique({ where: { username }, select: { id: true } })
  const actor: Actor = account
    ? { kind: 'account', accountId: account.id, username, address: '' }
    : { kind: 'anonymous', address: '' }
  const asked = [{ type: 'repository', name, actions: ['pull', 'push', 'delete'] }]
  return decideAccess(actor, await knownRepositories(actor, asked), asked)[0]?.actions ?? []
}

describe('rules', () => {
  it('give just what they gave: groups, editors and public repositories of an organization that is made', async () => {
    const [acme, alice, bob, carl] = [
      uniqueName('acme'),
      uniqueName('alice'),
      uniqueName('bob'),
      uniqueName('carl'),
    ]
    const users = [alice, bob, carl].map((name) => `  ${name}: { password: "${bcryptOfBadmin}" }\n`).join('')
    const input = dockerAuth(
      `users:\n  "": {}\n${users}acl:\n` +
        `  - { match: {account: ${alice}, name: ${acme}/web}, actions: [pull, push] }\n` +
        `  - { match: {account: ${bob}, name: ${acme}/web}, actions: [pull] }\n` +
        `  - { match: {account: ${bob}, name: ${acme}/team/api.v2}, actions: [pull] }\n` +
        `  - { match: {account: ${carl}, name: "/^${acme}\\\\/.+$/"}, actions: [pull, push] }\n` +
        `  - { match: {name: ${acme}/open}, actions: [pull] }\n` +
        `  - { match: {account: nobody-here, name: ${acme}/web}, actions: [pull] }\n`,
    )
    const preview = await previewImport(administrator, input)
    expect(preview.makes).toEqual({
      ...{ accounts: 3, organizations: 1, repositories: 3, members: 3, groups: 3, tokens: 0 },
    })
    expect(preview.rows.at(-1)).toEqual({
      ...{ line: 12, source: `nobody-here: pull on ${acme}/web`, state: 'not' },
      text: 'There is no account nobody-here.',
    })
    await importNow(administrator, input)
    expect(await may(alice, `${acme}/web`)).toEqual(['pull', 'push'])
    expect(await may(bob, `${acme}/web`)).toEqual(['pull'])
    expect(await may(bob, `${acme}/team/api.v2`)).toEqual(['pull'])
    expect(await may(alice, `${acme}/team/api.v2`)).toEqual([])
    expect(await may(carl, `${acme}/team/api.v2`)).toEqual(['pull', 'push'])
    expect(await may('nobody', `${acme}/open`)).toEqual(['pull'])
    expect(await may('nobody', `${acme}/web`)).toEqual([])
    expect(await may(administrator.username, `${acme}/web`)).toEqual(['pull', 'push', 'delete'])
    const again = (await previewImport(administrator, input)).rows
    expect(again.map(({ state }) => state)).not.toContain('make')
    const { id } = await db.organization.findUniqueOrThrow({ where: { name: acme } })
    const log = await db.auditEntry.findMany({ where: { organizationId: id } })
    expect(new Set(log.map(({ action }) => action))).toEqual(
      new Set([
        ...['organization.create', 'repository.create', 'member.import'],
        ...['group.create', 'group.set_repository', 'group.add_member'],
      ]),
    )
  })

  it('put nobody who was not asked into an organization, nor anybody into one that the actor does not manage', async () => {
    const [own, other] = [await newOrganization([[administrator, 'owner']]), await newOrganization([])]
    const [person, alice] = [await newAccount(), uniqueName('alice')]
    const rule = (account: string, organization: string) =>
      `  - { match: {account: ${account}, name: "${organization}/web"}, actions: [pull] }\n`
    const text =
      `users:\n  ${alice}: { password: "${bcryptOfBadmin}" }\nacl:\n` +
      rule(person.username, own.name) +
      rule(alice, other.name) +
      rule(alice, person.username) +
      rule(alice, 'Upper') +
      rule(alice, own.name)
    expect((await previewRows(administrator, dockerAuth(text))).slice(1)).toEqual([
      `4 not: ${person.username} is not an account of this file. Invite them to the organization.`,
      `5 not: You don’t manage ${other.name}. One of its owners can give this.`,
      `6 not: ${person.username} is an account, whose repositories are its own alone.`,
      '7 not: Upper/web can’t be a repository here: write namespace/name in lower case.',
      `8 make: ${alice} in the group web-read of ${own.name}: read to ${own.name}/web`,
    ])
    await db.membership.updateMany({ where: { organizationId: own.id }, data: { role: 'editor' } })
    expect((await previewRows(administrator, dockerAuth(text))).at(-1)).toMatch(/^8 not: You don’t manage/)
  })

  it('give nothing to who registered with a name and an address of the file before', async () => {
    const own = await newOrganization([[administrator, 'owner']])
    const { username, accountId } = await newAccount()
    const file = dockerAuth(
      `users:\n  ${username}: { password: "${bcryptOfBadmin}" }\nacl:\n` +
        `  - { match: {account: ${username}, name: "${own.name}/web"}, actions: [pull, push] }\n`,
    )
    expect(await previewRows(administrator, file)).toEqual([
      `2 not: There is an account ${username}, and nobody has verified its e-mail address. It may be somebody else’s.`,
      `4 not: ${username} is not an account of this file. Invite them to the organization.`,
    ])
    await db.account.update({ where: { id: accountId }, data: { emailVerifiedAt: new Date() } })
    expect(await previewRows(administrator, file)).toEqual([
      `2 there: The account ${username} is there already. Its password stays as it is.`,
      `4 make: ${username} in the group web-write of ${own.name}: write to ${own.name}/web`,
    ])
  })

  it('make no use of a group or repository that gives something else', async () => {
    const own = await newOrganization([[administrator, 'owner']])
    const alice = uniqueName('alice')
    await db.group.create({ data: { organizationId: own.id, name: 'web-read' } })
    const shown = await previewRows(
      administrator,
      dockerAuth(
        `users:\n  "": {}\n  ${alice}: { password: "${bcryptOfBadmin}" }\nacl:\n` +
          `  - { match: {account: ${alice}, name: ${own.name}/web}, actions: [pull] }\n` +
          `  - { match: {name: ${administrator.username}/mine}, actions: [pull] }\n`,
      ),
    )
    expect(shown.slice(2)).toEqual([
      `5 not: ${own.name} has a group web-read that gives other access.`,
      `6 not: ${administrator.username} is an account, whose repositories are its own alone.`,
    ])
    await newRepository(administrator, 'private', 'mine')
    const open = `users:\n  "": {}\nacl:\n  - { match: {name: ${administrator.username}/mine}, actions: [pull] }\n`
    expect((await previewRows(administrator, dockerAuth(open))).at(-1)).toMatch(
      /is private\. Make it public on its page\.$/,
    )
  })
})
