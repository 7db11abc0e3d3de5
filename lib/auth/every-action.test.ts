import { readdirSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import type { ActionResult } from '#lib/action-result.ts'
import { writeSessionCookie } from '#lib/auth/session-cookie.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { createCompany } from '#lib/companies/create-company.ts'
import { db } from '#lib/database/db.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { randomSecret, Secret } from '#lib/secret.ts'
import { fingerprintTables } from '#lib/testing/fingerprint-tables.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { managingActions, type ActionKind } from '#lib/testing/managing-actions.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { setGroupRepository } from '#lib/groups/set-group-repository.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newRepository, newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newRequest } from '#lib/testing/new-request.ts'
import { newRequestedToken } from '#lib/testing/new-requested-token.ts'
import { newWaitingService } from '#lib/testing/new-waiting-service.ts'
import { newSession } from '#lib/testing/new-session.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { hour, minute } from '#lib/time.ts'
import { usernameHeader } from '#lib/username-header.ts'

const end = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())

/** What the browser sends: Next.js would read it from the request. */
const sent = vi.hoisted(() => ({ cookie: '', headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => sent.headers,
  cookies: async () => ({
    get: (name: string) => (sent.cookie && name === 'gatehouse.session' ? { value: sent.cookie } : undefined),
    set: () => {},
  }),
}))
const refresh = vi.hoisted(() => vi.fn())
vi.mock('next/cache', () => ({ refresh }))

type Scene = Awaited<ReturnType<typeof newScene>>
type Action = (...input: unknown[]) => Promise<ActionResult<unknown>>

const own = { kind: 'account' }
const acme = ({ organization }: Scene) => ({ kind: 'organization', name: organization })
const grant = { permission: 'read', repositories: 'all', publicRead: false, description: 'CI' }
const organizationGrant = {
  ...{ label: 'CI', description: '', publicRead: true, scopes: [] },
  repositories: { all: null, chosen: [] },
}
const rotation = ({ token }: Scene) => ({ ids: [token], expiresAt: null, graceHours: 24 })
const packages = { hosts: [], rules: [], permissions: [{ name: 'read', role: 'member', includes: [] }] }
const key = () => crypto.randomUUID()
const named = (scene: Scene, ...rest: unknown[]) => [scene.organization, ...rest]

/** Every server action for people who are signed in, with what the owner of the scene could call it with. */
const actions: Record<string, [ActionKind, (scene: Scene) => unknown[]]> = {
  createTokenAction: ['proof', () => [own, { ...grant, expiresAt: null }, key()]],
  'createTokenAction of an organization': [
    'proof',
    (it) => [acme(it), { ...organizationGrant, expiresAt: null }, key()],
  ],
  updateTokenAction: ['proof', ({ token: id }) => [own, { ...grant, id, description: 'Renamed' }]],
  activateTokensAction: ['proof', ({ inactive }) => [own, [inactive]]],
  deactivateTokensAction: ['proof', ({ token }) => [own, [token]]],
  rotateTokensAction: ['proof', (it) => [own, rotation(it), key()]],
  endRetiredSecretAction: ['proof', ({ token }) => [own, token]],
  deleteTokensAction: ['proof', ({ token }) => [own, [token]]],
  getTokenAction: ['plain', ({ token }) => [own, token]],
  getUseOfSecretAction: ['plain', ({ token }) => [own, token]],

  changePasswordAction: ['password', () => [{ currentPassword: 'x', newPassword: 'correct horse battery' }]],
  updateAccountAction: ['password', () => [{ email: 'other@example.com', password: 'x' }]],
  deleteAccountAction: ['password', ({ owner }) => [{ typedName: owner.username, password: 'x' }]],
  beginAuthenticatorAction: ['password', () => [{ password: 'x' }]],
  confirmAuthenticatorAction: ['plain', () => [{ id: key(), code: '123456' }, key()]],
  removeAuthenticatorAction: ['proof', () => []],
  renewRecoveryCodesAction: ['proof', () => []],
  beginPasskeyAction: ['proof', () => []],
  addPasskeyAction: ['proof', () => [{ name: 'Laptop', response: {} }]],
  removePasskeyAction: ['proof', ({ passkey }) => [passkey]],
  askPasskeyToProveAction: ['plain', () => []],
  getProofMethodsAction: ['plain', () => []],
  proveSessionAction: ['password', () => [{ method: 'password', password: 'x' }]],
  endSessionAction: ['proof', ({ otherSession }) => [otherSession]],
  endOtherSessionsAction: ['proof', () => []],
  confirmFailedSignInsAction: ['plain', () => []],
  sendVerificationLinkAction: ['plain', () => []],

  createOrganizationAction: ['plain', () => [{ name: 'made-anew', displayName: 'Made' }, key()]],
  updateOrganizationAction: ['plain', (it) => named(it, { displayName: 'Renamed' })],
  deleteOrganizationAction: ['proof', (it) => named(it, { typedName: it.organization })],
  changePlanAction: ['plain', (it) => named(it, { plan: 'team' })],
  changeRoleAction: ['proof', (it) => named(it, { username: it.member.username, role: 'owner' })],
  removeMemberAction: ['proof', (it) => named(it, { username: it.coOwner.username })],
  searchMembersAction: ['plain', (it) => named(it, '')],
  createInvitesAction: ['proof', (it) => named(it, { invitees: ['new@example.com'], role: 'owner' }, key())],
  resendInviteAction: ['plain', (it) => named(it, it.invite)],
  cancelInviteAction: ['plain', (it) => named(it, it.invite)],
  getOwnInviteAction: ['plain', ({ ownInvite }) => [ownInvite, null]],
  acceptInviteAction: ['plain', ({ ownInvite }) => [ownInvite, null, key()]],
  declineInviteAction: ['plain', ({ ownInvite }) => [ownInvite, null]],

  createGroupAction: ['plain', (it) => named(it, { name: 'ops', description: '' }, key())],
  updateGroupAction: ['plain', (it) => named(it, 'team', { name: 'crew' })],
  deleteGroupAction: ['plain', (it) => named(it, 'team')],
  addGroupMemberAction: ['plain', (it) => named(it, 'team', { username: it.member.username })],
  removeGroupMemberAction: ['plain', (it) => named(it, 'team', { username: it.member.username })],
  setGroupRepositoryAction: ['plain', (it) => named(it, 'team', { repository: 'shared', access: 'write' })],
  removeGroupRepositoryAction: ['plain', (it) => named(it, 'team', { repository: 'shared' })],

  createServiceAction: ['proof', (it) => named(it, { ...packages, name: 'packages' }, key())],
  updateServiceAction: ['proof', (it) => named(it, 'npm', { redirectsBrowsers: true })],
  deleteServiceAction: ['proof', (it) => named(it, 'npm')],
  confirmHostAction: ['proof', ({ claim }) => [claim]],
  releaseHostAction: ['proof', ({ claim }) => [claim]],
  tryServiceAction: ['plain', (it) => named(it, 'npm', { method: 'GET', address: '/' })],

  createRepositoryAction: ['plain', () => [{ name: 'web', description: '', visibility: 'private' }, key()]],
  updateRepositoryAction: ['plain', ({ repository: { id } }) => [{ id, visibility: 'public' }]],
  deleteRepositoryAction: ['plain', ({ repository: { id, fullName } }) => [{ id, typedName: fullName }]],
  searchRepositoriesAction: ['plain', () => ['']],
  listInNamespaceAction: ['plain', ({ owner }) => [owner.username, '']],
  searchConsoleAction: ['plain', () => ['a']],

  ...managingActions,
  getFirstStepsAction: ['plain', () => []],
  runJobNowAction: ['plain', () => ['delete-sessions']],
}

/** Those that are for people without a session, and signing out, which has none to lose. */
const open = [
  ...['registerAction', 'redeemSetupLinkAction', 'registerByInviteAction', 'getMailedInviteAction'],
  ...[
    'requestPasswordResetAction',
    'choosePasswordAction',
    'verifyEmailAction',
    'signOutAction',
    'askPasskeyToSignInAction',
  ],
]

/** What fails for want of something else, even with fresh proof. */
const unfinished = [
  'confirmAuthenticatorAction',
  'runImportAction',
  'addPasskeyAction',
  'removeAuthenticatorAction',
  'removeSecondFactorAction',
  'deleteDeviceClientAction',
]

const modules = await Promise.all(
  readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[\w-]+\/actions\.ts$/.test(file))
    .map((file) => import(`../${file}`) as Promise<Record<string, Action>>),
)
const all = Object.assign({}, ...modules) as Record<string, Action>

afterAll(() => end())

it('all are tried here', () => {
  const tried = new Set(Object.keys(actions).map((name) => name.split(' ')[0]!))
  expect([...tried, ...open].sort()).toEqual(Object.keys(all).sort())
})

const passwordHash = hashPassword(new Secret('not what the calls send'))

async function newScene() {
  const owner = await newSiteAdministrator()
  const [member, coOwner] = [await newAccount(), await newAccount()]
  const roles = [
    [owner, 'owner'],
    [coOwner, 'owner'],
    [member, 'member'],
  ] as Parameters<typeof newOrganization>[0]
  const { id: organizationId, name: organization } = await newOrganization(roles)
  const { name: service, host: pattern } = await newWaitingService({ id: organizationId, name: organization })
  const group = await db.group.create({ data: { organizationId, name: 'team' } })
  await db.groupMember.create({ data: { groupId: group.id, organizationId, accountId: member.accountId } })
  await newOrganizationRepository({ name: organization }, 'shared')
  await setGroupRepository(owner, organization, 'team', { repository: 'shared', access: 'read' })
  const companyName = `Company of ${owner.username}`
  const { id: company } = await createCompany(owner, { name: companyName })
  await db.companyOwner.create({ data: { companyId: company, accountId: owner.accountId } })
  const { name: held } = await newOrganization([[member, 'owner']], { companyId: company })
  const [invited] = await createInvites(owner, organization, {
    invitees: ['guest@example.com'],
    role: 'member',
  })
  const [offered] = await createInvites(member, held, { invitees: [owner.username], role: 'member' })
  const passkey = await db.passkey.create({
    data: {
      ...{ accountId: owner.accountId, name: 'Laptop', counter: 0, createdAt: new Date() },
      ...{ credentialId: Buffer.from(crypto.randomUUID()), publicKey: Buffer.from('') },
    },
  })
  const protection = { secondFactorSince: new Date(), passwordHash: await passwordHash }
  await db.account.update({ where: { id: owner.accountId }, data: protection })
  const visit = { address: newAddress(), userAgent: undefined, now: new Date() }
  const { userCode } = await startDeviceGrant({ clientId: 'gatehouse-cli' }, visit)
  const repository = await newRepository(owner)
  const { code: requestCode } = await newRequest({ [repository.fullName]: ['pull'] })
  return {
    ...{ userCode: userCode.reveal(), requestCode },
    ...{ owner, member, coOwner, organization, held, company, companyName },
    token: (await newToken(owner)).id,
    requested: await newRequestedToken(owner, organization),
    inactive: (await newToken(owner, { isActive: false })).id,
    repository,
    claim: { pattern, service, organization },
    application: (await newApplication({ id: organizationId })).id,
    workload: (await newWorkload({ id: organizationId }, { issuer: 'https://issuer.example' })).id,
    passkey: passkey.id,
    invite: invited!.invite!.id,
    ownInvite: offered!.invite!.id,
    session: await newSession(owner),
    otherSession: (await newSession(owner)).id,
  }
}

let scene: Scene
let fingerprint: Awaited<ReturnType<typeof fingerprintTables>>

beforeEach(async () => {
  fingerprint = await fingerprintTables()
  scene = await newScene()
})

async function callBy(name: string, by: AccountActor | null, secret: Secret | null, ...more: unknown[]) {
  sent.headers = new Headers({ 'x-gatehouse-address': '192.0.2.7', [usernameHeader]: by?.username ?? '' })
  sent.cookie = secret ? await writeSessionCookie(secret) : ''
  return all[name.split(' ')[0]!]!(...actions[name]![1](scene), ...more)
}

/** Calls it, and expects the browser to forget its pages where it changed something. */
async function carryOut(name: string): Promise<ActionResult<unknown>> {
  refresh.mockClear()
  const before = await fingerprint()
  const answer = await callBy(name, scene.owner, scene.session.secret)
  const hasChanged = !isDeepStrictEqual(await fingerprint(), before)
  if (hasChanged) expect(refresh).toHaveBeenCalledOnce()
  return answer
}

const edits = Object.keys(actions).filter((name) =>
  /^(update|rename|change(Role|Plan)|setGroupRepository)/.test(name),
)

it.each(edits)('%s does not replace what was changed since its form was opened', async (name) => {
  const input = actions[name]![1](scene).at(-1) as object
  const shown = Object.fromEntries(Object.keys(input).map((field) => [field, 'before']))
  const before = await fingerprint()
  const answer = await callBy(name, scene.owner, scene.session.secret, shown)
  expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } })
  expect(await fingerprint()).toEqual(before)
})

it.each(Object.entries(actions))('%s changes nothing without a session that holds', async (name, [kind]) => {
  const { owner, session } = scene
  const change = (data: object) => db.session.updateMany({ where: { id: session.id }, data })
  const suspend = (suspendedAt: Date | null) =>
    db.account.update({ where: { id: owner.accountId }, data: { suspendedAt } })
  const refused = async (code: string, secret: Secret | null = session.secret) => {
    const before = await fingerprint()
    expect(await callBy(name, owner, secret)).toMatchObject({ ok: false, error: { code } })
    expect(await fingerprint()).toEqual(before)
  }

  await refused('unauthenticated', null)
  await refused('unauthenticated', randomSecret())
  await change({ expiresAt: new Date() })
  await refused('unauthenticated')
  await change({ expiresAt: new Date(Date.now() + hour), createdAt: new Date(0) })
  await refused('unauthenticated')
  await change({ createdAt: new Date() })
  await suspend(new Date())
  await refused('unauthenticated')
  await suspend(null)
  // A page of the owner's, in a browser where somebody else has signed in since.
  await refused('conflict', (await newSession(scene.member)).secret)

  await change({ provedAt: new Date(Date.now() - 15 * minute) })
  if (kind === 'proof') await refused('proof_needed')
  if (kind === 'password') await refused('invalid')
  if (kind !== 'plain') await change({ provedAt: new Date() })
  if (kind === 'password') return
  expect(await carryOut(name)).toMatchObject({ ok: !unfinished.includes(name) })
  await db.session.deleteMany({ where: { id: session.id } })
  await refused('unauthenticated')
})
