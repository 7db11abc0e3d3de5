import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor, Actor, OrganizationActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner } from '#lib/owners.ts'
import { organizationScopes } from '#lib/scopes/organization-scopes.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { getTokenAllowance } from '#lib/tokens/get-token-allowance.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import type { CreateToken } from '#lib/tokens/schema.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const grant: Omit<CreateToken<'organization'>, 'expiresAt'> = {
  ...{ label: 'Mine now', description: '', publicRead: true, scopes: [] },
  repositories: { all: 'push', chosen: [] },
}
const kind = 'organization'

/** Every verb on an organization's tokens, tried on the token with this id. */
const verbs: Record<string, (actor: Actor, name: string, id: string) => Promise<unknown>> = {
  listTokens: (actor, name) =>
    listTokens(actor, organizationOwner(name), tokenQuerySchemas.organization.parse({})),
  getTokenAllowance: (actor, name) => getTokenAllowance(actor, organizationOwner(name)),
  createToken: (actor, name) => createToken(actor, organizationOwner(name), { ...grant, expiresAt: null }),
  getToken: (actor, name, id) => getToken(actor, organizationOwner(name), id),
  updateToken: (actor, name, id) => updateToken(actor, organizationOwner(name), { ...grant, id }),
  activateToken: (actor, name, id) => switchTokens(actor, organizationOwner(name), [id], 'active'),
  deactivateToken: (actor, name, id) => switchTokens(actor, organizationOwner(name), [id], 'inactive'),
  deleteTokens: (actor, name, id) => deleteTokens(actor, organizationOwner(name), [id]),
}
const names = Object.keys(verbs)
const onOne = names.filter((name) => !/^(list|create|getTokenAllowance)/.test(name))

let people: Record<'owner' | 'editor' | 'member' | 'stranger' | 'companyOwner', AccountActor>
let acme: { id: string; name: string }
let other: { id: string; name: string }

beforeAll(async () => {
  const [owner, editor, member, stranger] = await Promise.all([1, 2, 3, 4].map(newAccount))
  acme = await newOrganization([
    [owner!, 'owner'],
    [editor!, 'editor'],
    [member!, 'member'],
  ])
  other = await newOrganization([[owner!, 'owner']])
  const companyOwner = await newCompanyOwner(acme)
  people = { owner: owner!, editor: editor!, member: member!, stranger: stranger!, companyOwner }
})

const oat = (of: { id: string; name: string }): OrganizationActor => ({
  ...{ kind, tokenId: of.id, tokenName: 'CI', hint: 'gate_oat_…test', publicRead: true },
  ...{ organizationId: of.id, organizationName: of.name, allRepositories: true, allPush: true },
  ...{ pullPrefixes: [], pushPrefixes: [] },
  scopes: organizationScopes.map(({ scope }) => scope),
  address: '192.0.2.9',
})

const refused: [string, () => Actor | Promise<Actor>, string, string?][] = [
  [
    'an editor',
    () => people.editor,
    'forbidden',
    'Only owners of acme and owners of its company can do this.',
  ],
  [
    'a member',
    () => people.member,
    'forbidden',
    'Only owners of acme and owners of its company can do this.',
  ],
  ['a stranger', () => people.stranger, 'not_found', 'Organization not found.'],
  ['nobody', () => ({ kind: 'anonymous', address: '192.0.2.9' }), 'unauthenticated', 'Sign in first.'],
  ["an owner's personal token", () => newTokenActor(people.owner), 'forbidden'],
  ['a token of the organization with every scope', () => oat(acme), 'forbidden'],
  ['the system', () => ({ kind: 'system' }), 'forbidden'],
]

describe.each(names)('%s', (verb) => {
  it.each(['owner', 'companyOwner'] as const)('lets the %s', async (who) => {
    const { id } = await newOrganizationToken(acme)
    await expect(verbs[verb]!(people[who], acme.name, id)).resolves.toBeTruthy()
  })

  it.each(refused)('refuses %s, and changes nothing', async (_, actor, code, says) => {
    const { id } = await newOrganizationToken(acme)
    const state = async () => [
      await db.token.findMany({ where: { organizationId: acme.id }, orderBy: { id: 'asc' } }),
      await logOfOrganization(acme),
    ]
    const before = await state()
    const error = await verbs[verb]!(await actor(), acme.name, id).catch((error: unknown) => error)
    expect(error).toMatchObject({
      name: 'AppError',
      code,
      ...(says && { message: says.replace('acme', acme.name) }),
    })
    expect(await state()).toEqual(before)
  })
})

it('a token of another organization learns nothing of it', async () => {
  const list = verbs.listTokens!(oat(other), acme.name, '')
  await expect(list).rejects.toMatchObject({ code: 'not_found', message: 'Organization not found.' })
})

describe.each(onOne)('%s', (verb) => {
  it('finds neither another organization’s token nor a person’s, nor what is no id', async () => {
    const foreign = await newOrganizationToken(other)
    const personal = await newToken(people.owner)
    const before = await db.token.findMany({
      where: { id: { in: [foreign.id, personal.id] } },
      orderBy: { id: 'asc' },
    })
    const unknown = '01936d2e-0000-7000-8000-000000000000'
    for (const id of [foreign.id, personal.id, unknown]) {
      const error = await verbs[verb]!(people.owner, acme.name, id).catch((error: unknown) => error)
      expect(error).toMatchObject({ code: 'not_found', message: 'Token not found.' })
    }
    const error = await verbs[verb]!(people.owner, acme.name, '\0').catch((error: unknown) => error)
    expect(error).toMatchObject({ code: expect.stringMatching(/^(not_found|invalid)$/) })
    expect(
      await db.token.findMany({ where: { id: { in: [foreign.id, personal.id] } }, orderBy: { id: 'asc' } }),
    ).toEqual(before)
  })
})

it('a token goes on when its maker leaves, under the name of who made it', async () => {
  const maker = await newAccount()
  await db.membership.create({
    data: { organizationId: acme.id, accountId: maker.accountId, role: 'owner' },
  })
  const { token } = await createToken(maker, organizationOwner(acme.name), { ...grant, expiresAt: null })
  await db.membership.deleteMany({ where: { accountId: maker.accountId } })
  await db.account.delete({ where: { id: maker.accountId } })
  const kept = await getToken(people.owner, organizationOwner(acme.name), token.id)
  expect(kept).toMatchObject({ status: 'active', createdBy: maker.username })
})
