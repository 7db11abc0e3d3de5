import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import * as accounts from '#lib/accounts/actions.ts'
import { createSetupLink } from '#lib/accounts/create-setup-link.ts'
import type { ActionResult } from '#lib/action-result.ts'
import * as applications from '#lib/applications/actions.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import * as companies from '#lib/companies/actions.ts'
import { currentRequest, type CurrentRequest } from '#lib/current-request.ts'
import * as devices from '#lib/devices/actions.ts'
import { db } from '#lib/database/db.ts'
import * as groups from '#lib/groups/actions.ts'
import * as invites from '#lib/invites/actions.ts'
import { createCompany } from '#lib/companies/create-company.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import * as organizations from '#lib/organizations/actions.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import * as repositories from '#lib/repositories/actions.ts'
import * as services from '#lib/services/actions.ts'
import * as siteAccounts from '#lib/site-accounts/actions.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'

import { newOrganization } from '#lib/testing/new-organization.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { inviteLinkTo } from '#lib/testing/outbox.ts'
import * as tokens from '#lib/tokens/actions.ts'
import * as workloads from '#lib/workloads/actions.ts'

const end = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))
vi.mock('#lib/auth/visitor.ts', () => ({
  visitor: async () => ({ address: '192.0.2.9', client: '', userAgent: null }),
}))
vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env, REGISTRATION: 'open' } }
})

type Call = (key: string) => Promise<ActionResult<unknown>>
type Created = { call: Call; count: () => Promise<number> }

const password = 'correct horse battery'
const grant = { permission: 'read', repositories: 'all', publicRead: false, expiresAt: null } as const
const ofOrganization = {
  ...{ label: 'CI', description: '', publicRead: true, scopes: [], expiresAt: null },
  repositories: { all: null, chosen: [] },
}

/** Every server action that creates something, and how much of that there is. */
const creating: Record<string, (owner: AccountActor, acme: string) => Promise<Created> | Created> = {
  createTokenAction: (owner) => ({
    call: (key) => tokens.createTokenAction(ownAccount, { ...grant, description: 'CI' }, key),
    count: () => db.token.count({ where: { accountId: owner.accountId } }),
  }),
  'createTokenAction of an organization': (_, name) => ({
    call: (key) => tokens.createTokenAction(organizationOwner(name), ofOrganization, key),
    count: () => db.token.count({ where: { organization: { name } } }),
  }),
  rotateTokensAction: async (owner) => {
    const { id } = await newToken(owner)
    const input = { ids: [id], expiresAt: null, graceHours: 0 as const }
    return {
      call: (key) => tokens.rotateTokensAction(ownAccount, input, key),
      count: () => db.retiredSecret.count({ where: { tokenId: id } }),
    }
  },
  createRepositoryAction: ({ username: namespace }) => ({
    call: (key) =>
      repositories.createRepositoryAction({ name: 'web', description: '', visibility: 'private' }, key),
    count: () => db.repository.count({ where: { namespace } }),
  }),
  createOrganizationAction: () => ({
    call: (key) => organizations.createOrganizationAction({ name: 'tidewater', displayName: 'T' }, key),
    count: () => db.organization.count({ where: { name: 'tidewater' } }),
  }),
  createGroupAction: (_, name) => ({
    call: (key) => groups.createGroupAction(name, { name: 'ops', description: '' }, key),
    count: () => db.group.count({ where: { organization: { name } } }),
  }),
  createInvitesAction: (_, name) => ({
    call: (key) =>
      invites.createInvitesAction(
        name,
        { invitees: ['guest@example.com', 'nobody-at-all'], role: 'member' },
        key,
      ),
    count: () => db.invite.count({ where: { organization: { name } } }),
  }),
  createServiceAction: (_, name) => ({
    call: (key) =>
      services.createServiceAction(
        name,
        { name: 'npm', hosts: [], rules: [], permissions: [{ name: 'read', role: 'member' }] },
        key,
      ),
    count: () => db.service.count({ where: { organization: { name } } }),
  }),
  createApplicationAction: (_, name) => ({
    call: (key) => applications.createApplicationAction(name, { name: 'Gateway' }, key),
    count: () => db.application.count({ where: { organization: { name } } }),
  }),
  createWorkloadAction: (_, name) => ({
    call: (key) =>
      workloads.createWorkloadAction(
        name,
        {
          ...{ name: 'Releases', kind: 'oidc', issuer: 'https://issuer.example', audience: 'gatehouse' },
          ...{ conditions: [{ claim: 'sub', value: 'job' }], jwks: null, lifetimeMinutes: 15 },
          ...{ allowsForks: false, allowsPullRequestTarget: false },
          ...{ publicRead: true, repositories: { all: null, chosen: [] }, scopes: [], services: [] },
        },
        key,
      ),
    count: () => db.trustedWorkload.count({ where: { organization: { name } } }),
  }),
  rotateApplicationSecretAction: async (_, name) => {
    const { id } = (await db.organization.findUnique({ where: { name } }))!
    const { id: applicationId } = await newApplication({ id })
    return {
      call: (key) => applications.rotateApplicationSecretAction(name, applicationId, key),
      count: () => db.applicationSecret.count({ where: { applicationId } }),
    }
  },
  createCompanyAction: async () => {
    session.actor = await newSiteAdministrator()
    return {
      call: (key) => companies.createCompanyAction({ name: 'Group' }, key),
      count: () => db.company.count(),
    }
  },
  createAccountAction: async () => {
    session.actor = await newSiteAdministrator()
    const input = { username: 'made-one', email: 'made@example.com', name: 'Made' }
    return {
      call: (key) => siteAccounts.createAccountAction(input, key),
      count: () => db.account.count({ where: { username: 'made-one' } }),
    }
  },
  createDeviceClientAction: async () => {
    session.actor = await newSiteAdministrator()
    const input = { id: 'build-tool', name: 'Build tool' }
    return {
      call: (key) => devices.createDeviceClientAction(input, key),
      count: () => db.oauthClient.count({ where: { id: input.id } }),
    }
  },
  addCompanyOwnerAction: async (owner) => {
    const actor = (session.actor = await newSiteAdministrator())
    const { id: companyId } = await createCompany(actor, { name: 'Owned' })
    return {
      call: (key) => companies.addCompanyOwnerAction(companyId, { username: owner.username }, key),
      count: () => db.companyOwner.count({ where: { companyId } }),
    }
  },
  addCompanyOrganizationAction: async (_, organization) => {
    const actor = (session.actor = await newSiteAdministrator())
    const { id: companyId } = await createCompany(actor, { name: 'Holding' })
    return {
      call: (key) => companies.addCompanyOrganizationAction(companyId, { organization }, key),
      count: () => db.organization.count({ where: { companyId } }),
    }
  },
  acceptInviteAction: async (owner, name) => {
    const guest = (session.actor = await newAccount())
    const [made] = await createInvites(owner, name, { invitees: [guest.username], role: 'member' })
    return {
      call: (key) => invites.acceptInviteAction(made!.invite!.id, null, key),
      count: () => db.membership.count({ where: { accountId: guest.accountId } }),
    }
  },
  registerAction: () => ({
    call: (key) => accounts.registerAction({ username: 'new-one', email: 'new@example.com', password }, key),
    count: () => db.account.count({ where: { username: 'new-one' } }),
  }),
  registerByInviteAction: async (owner, name) => {
    const email = 'joining@example.com'
    await createInvites(owner, name, { invitees: [email], role: 'member' })
    const { id, secret } = inviteLinkTo(email)
    const input = { username: 'joining', name: 'Joining', password }
    return {
      call: (key) => invites.registerByInviteAction(id, secret, input, key),
      count: () => db.account.count({ where: { email } }),
    }
  },
  redeemSetupLinkAction: async () => {
    await db.organization.deleteMany()
    await db.account.deleteMany()
    const secret = new URL(await createSetupLink()).hash.slice(1)
    return {
      call: (key) =>
        accounts.redeemSetupLinkAction(
          secret,
          { username: 'first', email: 'first@example.com', password },
          key,
        ),
      count: () => db.account.count(),
    }
  },
}

beforeEach(() => {
  session.actor = null
})
afterAll(() => end())

it('all are tried here', () => {
  const actions = [
    accounts,
    applications,
    workloads,
    services,
    companies,
    devices,
    groups,
    invites,
    organizations,
    repositories,
    siteAccounts,
    tokens,
  ]
  const known = actions.flatMap((module) => Object.keys(module))
  const tried = new Set(Object.keys(creating).map((name) => name.split(' ')[0]!))
  expect(
    known.filter((name) => /^(create|addCompany|accept|register|redeem|rotate)/.test(name)).sort(),
  ).toEqual([...tried].sort())
})

it.each(Object.keys(creating))(
  '%s: a lost answer and a retry create one, and the retry is answered as the first was',
  async (name) => {
    const owner = (session.actor = await newAccount())
    const { name: acme } = await newOrganization([[owner, 'owner']])
    const { call, count } = await creating[name]!(owner, acme)
    const before = await count()
    const key = crypto.randomUUID()
    const lost = await answered(() => call(key), false)
    expect(lost).toMatchObject({ ok: true })
    expect(await count()).toBe(before + 1)
    const again = await answered(() => call(key), true)
    expect(withoutSecret(again)).toEqual(withoutSecret(lost))
    expect(await count()).toBe(before + 1)
  },
)

/** What a server action answers, and whether the browser gets that. */
async function answered<Data>(call: () => Promise<ActionResult<Data>>, isSent: boolean) {
  const request: CurrentRequest = { requestId: crypto.randomUUID() }
  const result = await currentRequest.run(request, call)
  request.onEnd?.forEach((done) => done(isSent))
  return result
}

/** A secret that never arrived is replaced, and so is a link with one: what else is told stays. */
function withoutSecret(result: ActionResult<unknown>) {
  return JSON.parse(
    JSON.stringify(result, (key, value) => (['secret', 'hint', 'link'].includes(key) ? null : value)),
  )
}
