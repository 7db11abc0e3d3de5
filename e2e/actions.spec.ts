import { randomUUID } from 'node:crypto'
import { builtActions, callAction, postAction } from '#e2e/fixtures/actions.ts'
import { query } from '#e2e/fixtures/database.ts'
import { addInvite, addOrganization } from '#e2e/fixtures/organizations.ts'
import { addSession, type Person } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, type AddedToken } from '#e2e/fixtures/tokens.ts'

type Owned = {
  person: Person
  on: AddedToken
  off: AddedToken
  repository: { id: string; fullName: string }
  invite: string
}

const granted = (id: string) => [{ id, pull: true, push: false, delete: false }]

const own = { kind: 'account' }

/** Every server action that is given an id, with all that it needs to succeed for the owner. */
const withAnId: Record<string, (owned: Owned, session: string) => unknown[]> = {
  activateTokensAction: ({ off }) => [own, [off.id]],
  deactivateTokensAction: ({ on }) => [own, [on.id]],
  rotateTokensAction: ({ on }) => [
    own,
    { ids: [on.id], expiresAt: null, graceHours: 0 },
    crypto.randomUUID(),
  ],
  endRetiredSecretAction: ({ on }) => [own, on.id],
  getUseOfSecretAction: ({ on }) => [own, on.id],
  getTokenAction: ({ on }) => [own, on.id],
  deleteTokensAction: ({ on, off }) => [own, [on.id, off.id]],
  updateTokenAction: ({ on }) => [
    own,
    { id: on.id, description: 'Mine', permission: 'admin', repositories: 'all', publicRead: false },
  ],
  createTokenAction: ({ repository }) => [
    own,
    { description: 'Mine', permission: 'read', expiresAt: null, repositories: granted(repository.id) },
    crypto.randomUUID(),
  ],
  updateRepositoryAction: ({ repository }) => [
    { id: repository.id, description: 'Mine', visibility: 'public' },
  ],
  deleteRepositoryAction: ({ repository }) => [{ id: repository.id, typedName: repository.fullName }],
  endSessionAction: (_, session) => [session],
  removePasskeyAction: () => [randomUUID()],
  getOwnInviteAction: ({ invite }) => [invite, null],
  acceptInviteAction: ({ invite }) => [invite, null, crypto.randomUUID()],
  declineInviteAction: ({ invite }) => [invite, null],
}

/** And those that act on whoever is signed in. */
const onOneself: Record<string, (person: Person) => unknown[]> = {
  updateAccountAction: ({ password }) => [{ name: 'Mine', email: 'mine@example.com', password }],
  changePasswordAction: ({ password }) => [
    { currentPassword: password, newPassword: 'correct horse battery' },
  ],
  beginAuthenticatorAction: ({ password }) => [{ password }],
  confirmAuthenticatorAction: () => [{ id: randomUUID(), code: '123456' }, randomUUID()],
  removeAuthenticatorAction: () => [],
  renewRecoveryCodesAction: () => [],
  deleteAccountAction: ({ username, password }) => [{ typedName: username, password }],
  confirmFailedSignInsAction: () => [],
  sendVerificationLinkAction: () => [],
  decideDeviceAction: () => ['WDJB-MJHT', 'approve'],
  approveRequestAction: () => [
    'WDJB-MJHT',
    { repositories: [{ name: 'demo/api', pull: true, push: false, delete: false }], seconds: 60 },
  ],
  endOtherSessionsAction: () => [],
  getProofMethodsAction: () => [],
  beginPasskeyAction: () => [],
  addPasskeyAction: () => [{ name: 'Mine', response: {} }],
  askPasskeyToProveAction: () => [],
  proveSessionAction: ({ password }) => [{ method: 'password', password }],
  signOutAction: () => [],
  createOrganizationAction: () => [{ name: 'mine', displayName: 'Mine' }],
  createRepositoryAction: () => [{ name: 'mine', description: '', visibility: 'public' }],
  searchRepositoriesAction: () => [''],
  listInNamespaceAction: ({ username }) => [username, ''],
  searchConsoleAction: () => ['a'],
  getFirstStepsAction: () => [],
}

/** And those about an organization, whose name they are given first. */
const inAnOrganization = [
  ...['updateOrganizationAction', 'deleteOrganizationAction', 'changeRoleAction', 'removeMemberAction'],
  'endRequestedAccessAction',
  ...['searchMembersAction', 'createInvitesAction', 'resendInviteAction', 'cancelInviteAction'],
  ...['createGroupAction', 'updateGroupAction', 'deleteGroupAction', 'addGroupMemberAction'],
  ...['removeGroupMemberAction', 'setGroupRepositoryAction', 'removeGroupRepositoryAction'],
  ...['createServiceAction', 'updateServiceAction', 'deleteServiceAction', 'tryServiceAction'],
  ...['createApplicationAction', 'updateApplicationAction', 'deleteApplicationAction'],
  ...['rotateApplicationSecretAction', 'endApplicationSecretAction'],
  ...['createWorkloadAction', 'updateWorkloadAction', 'deleteWorkloadAction', 'tryAssertionAction'],
]

/** And those of site administrators, for whom alone there is a site. */
const onTheSite = [
  ...['changePlanAction', 'createCompanyAction', 'updateCompanyAction', 'deleteCompanyAction'],
  ...['addCompanyOwnerAction', 'removeCompanyOwnerAction'],
  ...['previewImportAction', 'runImportAction', 'compareDecisionsAction'],
  ...['createAccountAction', 'suspendAccountAction', 'restoreAccountAction', 'endAccountSessionsAction'],
  ...['sendPasswordLinkAction', 'removeSecondFactorAction', 'changeAdministrationAction'],
  ...['addCompanyOrganizationAction', 'removeCompanyOrganizationAction', 'runJobNowAction'],
  ...['createDeviceClientAction', 'renameDeviceClientAction', 'deleteDeviceClientAction'],
  ...['confirmHostAction', 'releaseHostAction'],
]

/** What of these is about nothing that exists: the input comes first. */
const withoutTarget = [
  ...['createCompanyAction', 'createAccountAction', 'createDeviceClientAction', 'runImportAction'],
]

/** And those about tokens, which are given their owner first. */
const onTokens = [
  ...['createTokenAction', 'updateTokenAction', 'activateTokensAction', 'deactivateTokensAction'],
  ...['deleteTokensAction', 'rotateTokensAction', 'endRetiredSecretAction', 'getUseOfSecretAction'],
  'getTokenAction',
]

/** And those for people who have no account yet, with what makes none. */
const open = {
  registerAction: [{}],
  redeemSetupLinkAction: ['guessed', {}],
  requestPasswordResetAction: [{}],
  choosePasswordAction: ['guessed', {}],
  verifyEmailAction: ['guessed'],
  getMailedInviteAction: [randomUUID(), 'guessed'],
  registerByInviteAction: [randomUUID(), 'guessed', {}],
}

/** And one that anybody may call, and that tells and changes nothing. */
const toSignIn = 'askPasskeyToSignInAction'

async function ownSomething(person: Person): Promise<Owned> {
  const repository = await addRepository(person, 'secret-plans')
  const on = await addToken(person, { description: 'On', repositories: [repository.id] })
  const off = await addToken(person, { description: 'Off', inactive: true })
  return { person, on, off, repository, invite: await addInvite(await addOrganization([]), person) }
}

/** All that the database says of a person, but for when a session was last seen. */
const everythingOf = ({ id, username }: Person) =>
  query(
    `SELECT to_jsonb(a) AS kept FROM account a WHERE id = $1
     UNION ALL SELECT to_jsonb(s) - 'last_seen_at' - 'expires_at' FROM session s WHERE account_id = $1
     UNION ALL SELECT to_jsonb(f) FROM authenticator f WHERE account_id = $1
     UNION ALL SELECT to_jsonb(t) FROM token t WHERE account_id = $1
     UNION ALL SELECT to_jsonb(g) FROM token_repository g JOIN token ON token.id = token_id WHERE account_id = $1
     UNION ALL SELECT to_jsonb(r) FROM repository r WHERE namespace = $2
     UNION ALL SELECT to_jsonb(m) FROM membership m WHERE account_id = $1
     UNION ALL SELECT to_jsonb(i) FROM invite i WHERE account_id = $1
     UNION ALL SELECT to_jsonb(e) FROM audit_entry e WHERE account_id = $1
     ORDER BY kept`,
    [id, username],
  )

const sessionOf = async ({ id }: Person) =>
  (await query<{ id: string }>('SELECT id FROM session WHERE account_id = $1', [id]))[0]!.id

test('the build holds no server action that this file does not know', () => {
  const known = [
    ...Object.keys(withAnId),
    ...Object.keys(onOneself),
    ...inAnOrganization,
    ...onTheSite,
    ...Object.keys(open),
    toSignIn,
  ]
  expect([...builtActions().keys()].sort()).toEqual(known.sort())
})

test('with another account’s ids nothing changes', async ({ person, other, playwright, baseURL }) => {
  // `person` owns what is reached for; `other` reaches, in a browser of its own.
  const owned = await ownSomething(person)
  const session = await sessionOf(person)
  const before = await everythingOf(person)
  const storageState = await addSession(other)
  const intruder = await playwright.request.newContext({ baseURL: baseURL!, storageState })
  for (const [name, input] of Object.entries(withAnId)) {
    const answer = await callAction(intruder, name, ...input(owned, session))
    expect(['not_found', 'invalid'], name).toContain(answer.ok || answer.error.code)
  }
  await intruder.dispose()
  expect(await everythingOf(person)).toEqual(before)
  expect(await query('SELECT 1 FROM token WHERE account_id = $1', [other.id])).toEqual([])
})

test('about an organization of others, or the site, nobody learns or changes anything', async ({
  person,
  other,
  playwright,
  baseURL,
}) => {
  const organization = await addOrganization([[person, 'owner']])
  const storageState = await addSession(other)
  const intruder = await playwright.request.newContext({ baseURL: baseURL!, storageState })
  const ofOrganization = { kind: 'organization', name: organization.name }
  for (const [name, target] of [
    ...[...inAnOrganization, ...onTheSite].map((name) => [name, organization.name] as const),
    ...onTokens.map((name) => [name, ofOrganization] as const),
  ]) {
    const input = withoutTarget.includes(name) ? [{}, 'one'] : [target, {}, 'one']
    const answer = await callAction(intruder, name, ...input)
    expect(answer, name).toMatchObject({ ok: false, error: { code: 'not_found' } })
  }
  await intruder.dispose()
})

test('without a session nothing changes', async ({ person, playwright, baseURL }) => {
  const owned = await ownSomething(person)
  const session = await sessionOf(person)
  const { name: organization } = await addOrganization([[person, 'owner']])
  const before = await everythingOf(person)
  const nobody = await playwright.request.newContext({ baseURL: baseURL! })
  const calls: [string, unknown[]][] = [
    ...Object.entries(withAnId).map(([name, input]) => [name, input(owned, session)] as [string, unknown[]]),
    ...Object.entries(onOneself).map(([name, input]) => [name, input(person)] as [string, unknown[]]),
    ...[...inAnOrganization, ...onTheSite].map((name) => [name, [organization, {}]] as [string, unknown[]]),
  ]
  for (const [name, input] of calls) {
    if (name === 'signOutAction') await postAction(nobody, name)
    else {
      const answer = await callAction(nobody, name, ...input)
      expect(answer, name).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    }
  }
  for (const [name, input] of Object.entries(open)) {
    expect(await callAction(nobody, name, ...input), name).toMatchObject({ ok: false })
  }
  expect(await callAction(nobody, toSignIn)).toMatchObject({ ok: true })
  await nobody.dispose()
  expect(await everythingOf(person)).toEqual(before)
})

test('a bulk deletion that names one foreign token is refused whole', async ({ context, person, other }) => {
  const [mine, theirs] = [await addToken(person), await addToken(other)]
  const answer = await callAction(context.request, 'deleteTokensAction', own, [mine.id, theirs.id])
  expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } })
  const left = await query('SELECT id FROM token WHERE id = ANY($1)', [[mine.id, theirs.id]])
  expect(left).toHaveLength(2)
})

test('an action from a foreign origin is refused', async ({ context, person }) => {
  const { id } = await addToken(person)
  const action = builtActions().get('deactivateTokensAction')!
  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ]
  for (const from of foreign) {
    const headers = { ...from, 'Next-Action': action.id, 'Content-Type': 'text/plain;charset=UTF-8' }
    const answer = await context.request.post(action.path, { headers, data: JSON.stringify([own, id]) })
    expect(answer.status()).toBe(403)
  }
  expect(await query('SELECT 1 FROM token WHERE id = $1 AND is_active', [id])).toHaveLength(1)
})

test('input that no form sends is refused in words', async ({ context, person }) => {
  await addToken(person)
  const before = await everythingOf(person)
  for (const [name, ...input] of [
    ['deleteTokensAction', own, []],
    ['deleteTokensAction', null, []],
    ['deleteTokensAction', own, 'all'],
    ['deactivateTokensAction', own, { not: 'an id' }],
    ['deactivateTokensAction', own, "' OR true --"],
    ['createTokenAction', own, {}, 'one'],
    ['createTokenAction', own, null, 'two'],
    ['createTokenAction', own, null, null],
    [
      'createTokenAction',
      own,
      { description: 'x', permission: 'owner', expiresAt: 'never', repositories: 'all', publicRead: false },
      'three',
    ],
    [
      'createTokenAction',
      own,
      { description: '\0', permission: 'read', expiresAt: null, repositories: 'all', publicRead: false },
      'four',
    ],
    ['updateTokenAction', own, { id: null, description: 'x', permission: 'read', repositories: [] }],
  ] as [string, ...unknown[]][]) {
    const answer = await callAction(context.request, name, ...input)
    expect(answer, name).toMatchObject({ ok: false })
    expect(answer.ok || answer.error.code, name).not.toBe('failed')
  }
  expect(await everythingOf(person)).toEqual(before)
})
