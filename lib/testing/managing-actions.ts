type Person = { username: string }

/** What there is for the actions: an organization and a company that the scene's owner manages, and what is theirs. */
type Scene = {
  owner: Person
  member: Person
  organization: string
  held: string
  company: string
  companyName: string
  application: string
  workload: string
  userCode: string
  /** Of a tool that asks to pull the repository, and a token of one that was given the organization's. */
  requestCode: string
  requested: string
  repository: { fullName: string }
}

/** Where the password comes with the call, it is the proof; `proof` is asked for otherwise. */
export type ActionKind = 'proof' | 'password' | 'plain'

const key = () => crypto.randomUUID()
const imported = { kind: 'htpasswd', text: 'imported-one:x', emailDomain: 'example.com' }

const workload = {
  ...{ name: 'Releases', kind: 'oidc', issuer: 'https://issuer.example', audience: 'gatehouse' },
  ...{ conditions: [{ claim: 'sub', value: 'job' }], jwks: null, lifetimeMinutes: 15 },
  ...{ allowsForks: false, allowsPullRequestTarget: false },
  ...{ publicRead: true, repositories: { all: null, chosen: [] }, scopes: [], services: [] },
}

/** Server actions on applications, companies, accounts and devices, with what the owner of the scene could call them with. */
export const managingActions: Record<string, [ActionKind, (scene: Scene) => unknown[]]> = {
  createApplicationAction: ['proof', ({ organization }) => [organization, { name: 'Gateway' }, key()]],
  'createApplicationAction of the installation': ['proof', () => [null, { name: 'Gateway' }, key()]],
  updateApplicationAction: [
    'proof',
    ({ organization, application }) => [organization, application, { name: 'Renamed' }],
  ],
  rotateApplicationSecretAction: [
    'proof',
    ({ organization, application }) => [organization, application, key()],
  ],
  endApplicationSecretAction: ['proof', ({ organization, application }) => [organization, application]],
  deleteApplicationAction: ['proof', ({ organization, application }) => [organization, application]],

  createWorkloadAction: ['proof', ({ organization }) => [organization, workload, key()]],
  updateWorkloadAction: ['proof', (it) => [it.organization, it.workload, { name: 'Renamed' }]],
  deleteWorkloadAction: ['proof', (it) => [it.organization, it.workload]],
  tryAssertionAction: ['plain', (it) => [it.organization, it.workload, 'e30.e30.e30']],

  createCompanyAction: ['plain', () => [{ name: 'Made anew' }, key()]],
  updateCompanyAction: ['plain', ({ company }) => [company, { name: 'Renamed' }]],
  deleteCompanyAction: ['proof', ({ company, companyName }) => [company, { typedName: companyName }]],
  addCompanyOwnerAction: ['proof', ({ company, member }) => [company, { username: member.username }, key()]],
  removeCompanyOwnerAction: ['proof', ({ company, owner }) => [company, { username: owner.username }]],
  addCompanyOrganizationAction: ['proof', ({ company, organization }) => [company, { organization }, key()]],
  removeCompanyOrganizationAction: ['proof', ({ company, held }) => [company, { organization: held }]],
  createAccountAction: [
    'proof',
    () => [{ username: 'made-by-hand', email: 'made@example.com', name: 'M' }, key()],
  ],
  previewImportAction: ['proof', () => [imported]],
  runImportAction: ['proof', () => [{ ...imported, planHash: '0'.repeat(64) }, key()]],
  compareDecisionsAction: ['plain', () => [{ text: '{}' }]],
  suspendAccountAction: ['proof', ({ member }) => [member.username]],
  restoreAccountAction: ['proof', ({ member }) => [member.username]],
  endAccountSessionsAction: ['proof', ({ member }) => [member.username]],
  sendPasswordLinkAction: ['proof', ({ member }) => [member.username]],
  removeSecondFactorAction: ['proof', ({ member }) => [member.username]],
  changeAdministrationAction: ['proof', ({ member }) => [member.username, true]],
  decideDeviceAction: ['proof', ({ userCode }) => [userCode, 'approve']],
  approveRequestAction: [
    'proof',
    ({ requestCode, repository: { fullName: name } }) => [
      requestCode,
      { repositories: [{ name, pull: true, push: false, delete: false }], seconds: 60 },
    ],
  ],
  endRequestedAccessAction: ['proof', ({ organization, requested }) => [organization, requested]],
  createDeviceClientAction: ['proof', () => [{ id: 'made-anew', name: 'Made' }, key()]],
  renameDeviceClientAction: ['plain', () => ['gatehouse-cli', { name: 'Renamed' }]],
  deleteDeviceClientAction: ['proof', () => ['nobody-has-it']],
}
