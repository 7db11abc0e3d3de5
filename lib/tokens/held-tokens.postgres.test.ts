import { expect, it } from 'vitest'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { endRetiredSecret } from '#lib/tokens/end-retired-secret.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

type Organization = { id: string; name: string }
type Change = (tx: Transaction, organization: Organization, actor: AccountActor) => Promise<unknown>
type Verb = (actor: AccountActor, organization: Organization, id: string) => Promise<unknown>

/** Starts `verb` while `change` is under way, and commits that once the verb waits for it. */
async function meanwhile(change: (tx: Transaction) => Promise<unknown>, verb: () => Promise<unknown>) {
  const { outcome } = await db.$transaction(async (tx) => {
    await change(tx)
    let settled = false
    const outcome = verb()
      .then(
        () => 'done',
        ({ code }) => code,
      )
      .finally(() => (settled = true))
    const waiting = () => tx.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_locks WHERE transactionid = pg_current_xact_id()::xid AND NOT granted`
    while (!settled && (await waiting()).length === 0);
    return { outcome }
  })
  return outcome
}

const changed: Record<string, Change> = {
  'membership lost': (tx, { id }, { accountId }) =>
    tx.membership.deleteMany({ where: { organizationId: id, accountId } }),
  'role lost': (tx, { id }, { accountId }) =>
    tx.membership.updateMany({ where: { organizationId: id, accountId }, data: { role: 'editor' } }),
  'second factor required': (tx, { id }) =>
    tx.organization.update({ where: { id }, data: { requiresSecondFactor: true } }),
  'plan lowered': (tx, { id }) => tx.organization.update({ where: { id }, data: { plan: 'free' } }),
  'maximum lowered': (tx, { id }) => tx.organization.update({ where: { id }, data: { maxTokenDays: 7 } }),
  'reactivation taken back': (tx, { id }) =>
    tx.organization.update({ where: { id }, data: { canReactivateTokens: false } }),
}

const grant = { publicRead: true, repositories: { all: null, chosen: [] }, scopes: [] }
const verbs: Record<string, Verb> = {
  createToken: (actor, { name }) =>
    createToken(actor, organizationOwner(name), { ...grant, label: 'New', description: '', expiresAt: null }),
  updateToken: (actor, { name }, id) => updateToken(actor, organizationOwner(name), { id, label: 'Mine' }),
  activateToken: (actor, { name }, id) => switchTokens(actor, organizationOwner(name), [id], 'active'),
  deactivateToken: (actor, { name }, id) => switchTokens(actor, organizationOwner(name), [id], 'inactive'),
  rotateTokens: (actor, { name }, id) =>
    rotateTokens(actor, organizationOwner(name), { ids: [id], expiresAt: null, graceHours: 24 }),
  endRetiredSecret: (actor, { name }, id) => endRetiredSecret(actor, organizationOwner(name), id),
  deleteTokens: (actor, { name }, id) => deleteTokens(actor, organizationOwner(name), [id]),
}

it.each([
  ...Object.keys(verbs).map((verb) => [verb, 'membership lost', 'not_found']),
  ...Object.keys(verbs).map((verb) => [verb, 'role lost', 'forbidden']),
  ...Object.keys(verbs).map((verb) => [verb, 'second factor required', 'forbidden']),
  ['createToken', 'plan lowered', 'forbidden'],
  ['createToken', 'maximum lowered', 'invalid'],
  ['rotateTokens', 'maximum lowered', 'invalid'],
  ['updateToken', 'reactivation taken back', 'conflict'],
  ['rotateTokens', 'reactivation taken back', 'conflict'],
  ['activateToken', 'reactivation taken back', 'conflict'],
])('%s that waits is decided after it: %s is %s', async (verb, change, code) => {
  const [staying, actor] = [await newAccount(), await newAccount()]
  const members: Parameters<typeof newOrganization>[0] = [
    [staying, 'owner'],
    [actor, 'owner'],
  ]
  const acme = await newOrganization(members, { canReactivateTokens: true, plan: 'team' })
  const isActive = verb === 'deactivateToken' || verb === 'deleteTokens'
  const { id } = await newOrganizationToken(acme, { isActive })
  const tokens = () => db.token.findMany({ where: { organizationId: acme.id } })
  const before = await tokens()
  const held = async (tx: Transaction) => {
    await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${acme.id}::uuid FOR UPDATE`
    await changed[change!]!(tx, acme, actor)
  }
  expect(await meanwhile(held, () => verbs[verb!]!(actor, acme, id))).toBe(code)
  expect(await tokens()).toEqual(before)
  expect(await logOfOrganization(acme)).toEqual([])
})

it('a repository that is deleted while a token that names it is made is not chosen', async () => {
  const actor = await newAccount()
  const acme = await newOrganization([[actor, 'owner']], { plan: 'team' })
  const ofAcme = await newOrganizationRepository(acme, 'api')
  const own = await newRepository(actor)
  const remove = (id: string) => (tx: Transaction) => tx.repository.delete({ where: { id } })
  const personal = () =>
    createToken(actor, ownAccount, {
      ...{ description: 'CI', permission: 'read', publicRead: false, expiresAt: null },
      repositories: [{ id: own.id, pull: true, push: false, delete: false }],
    })
  const ofOrganization = () =>
    createToken(actor, organizationOwner(acme.name), {
      ...{ ...grant, label: 'CI', description: '', expiresAt: null },
      repositories: { all: null, chosen: [{ id: ofAcme, access: 'pull' }] },
    })
  expect(await meanwhile(remove(own.id), personal)).toBe('invalid')
  expect(await meanwhile(remove(ofAcme), ofOrganization)).toBe('invalid')
  const owners = [{ accountId: actor.accountId }, { organizationId: acme.id }]
  expect(await db.token.count({ where: { OR: owners } })).toBe(0)
})

it('a service that is deleted or changed while a token that names it is made is taken as it is then', async () => {
  const actor = await newAccount()
  const acme = await newOrganization([[actor, 'owner']], { plan: 'team' })
  const [npm, helm] = [await newService(acme), await newService(acme)]
  const make = (id: string) => () =>
    createToken(actor, organizationOwner(acme.name), {
      ...{ ...grant, label: 'CI', description: '', expiresAt: null },
      services: [{ id, permissions: ['write'] }],
    })
  const gone = (tx: Transaction) => tx.service.delete({ where: { id: npm.id } })
  const permissions = [{ name: 'read', role: 'member', includes: [] }]
  const changed = (tx: Transaction) => tx.service.update({ where: { id: helm.id }, data: { permissions } })
  expect(await meanwhile(gone, make(npm.id))).toBe('invalid')
  expect(await meanwhile(changed, make(helm.id))).toBe('invalid')
  expect(await db.token.count({ where: { organizationId: acme.id } })).toBe(0)
})

it.each(['account', 'organization'] as const)(
  "an edit of an %s's token waits for another, and logs what it changed itself",
  async (kind) => {
    const actor = await newAccount()
    const acme = await newOrganization([[actor, 'owner']], { plan: 'team' })
    const { id } = await (kind === 'account' ? newToken(actor) : newOrganizationToken(acme))
    const owner = kind === 'account' ? ownAccount : organizationOwner(acme.name)
    const other = (tx: Transaction) => tx.token.update({ where: { id }, data: { description: 'Theirs' } })
    expect(await meanwhile(other, () => updateToken(actor, owner, { id, description: 'Mine' }))).toBe('done')
    const { details } = await db.auditEntry.findFirstOrThrow({ where: { targetId: id } })
    expect(details).toMatchObject({ description: { from: 'Theirs', to: 'Mine' } })
  },
)
