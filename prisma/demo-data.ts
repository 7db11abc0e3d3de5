import type { PersonalPermission, RepositoryAction } from '#lib/scopes/personal-permissions.ts'
import { day, hour, minute } from '#lib/time.ts'

export type DemoRepository = {
  fullName: string
  visibility: 'public' | 'private'
  description: string
  /** Milliseconds ago; absent is never. */
  pushed?: number
  pulled?: number
}

export type DemoToken = {
  owner: string
  description: string
  permission: PersonalPermission
  /** Absent is all repositories. */
  repositories?: Record<string, RepositoryAction[]>
  source?: 'auto'
  inactive?: true
  created: number
  /** Milliseconds from now, negative for the past; absent is never. */
  expires?: number
  used?: DemoUse
  /** When it was presented after it had expired. */
  expiredUse?: Omit<DemoUse, 'action'>
}

export type DemoUse = { ago: number; address: string; client: string; action: string }

/** The first is the one that the start names. */
export const demoAccounts = [
  { username: 'demo', email: 'demo@example.com', name: 'Robin Hale' },
  { username: 'mira', email: 'mira@example.com', name: 'Mira Okafor' },
  { username: 'tomas', email: 'tomas@example.com', name: 'Tomás Lindqvist' },
]

/** How long ago the organizations and repositories were made: before the oldest token. */
export const demoAge = 420 * day

export const demoRepositories: DemoRepository[] = [
  {
    fullName: 'demo/api',
    visibility: 'private',
    description: 'Orders, stock and customers',
    pushed: 3 * hour,
    pulled: 4 * minute,
  },
  {
    fullName: 'demo/web',
    visibility: 'private',
    description: 'The shop that customers see',
    pushed: 26 * hour,
    pulled: 11 * minute,
  },
  {
    fullName: 'demo/worker',
    visibility: 'private',
    description: 'Mail, invoices and other queued work',
    pushed: 6 * day,
    pulled: 2 * hour,
  },
  {
    fullName: 'demo/base-node',
    visibility: 'public',
    description: 'Node.js with our certificates',
    pushed: 19 * day,
    pulled: 38 * minute,
  },
  { fullName: 'demo/experiments', visibility: 'private', description: '' },
  {
    fullName: 'mira/grafana-dashboards',
    visibility: 'public',
    description: 'Dashboards as an image',
    pushed: 9 * day,
    pulled: 20 * hour,
  },
  {
    fullName: 'mira/billing',
    visibility: 'private',
    description: 'Ledger and payouts',
    pushed: 2 * day,
    pulled: 50 * minute,
  },
  {
    fullName: 'tomas/backup',
    visibility: 'public',
    description: 'Nightly dumps to object storage',
    pushed: 64 * day,
    pulled: 8 * hour,
  },
  {
    fullName: 'tomas/firmware',
    visibility: 'private',
    description: 'Builds for the door sensors',
    pushed: 31 * day,
  },
]

export const demoTokens: DemoToken[] = [
  {
    ...{ owner: 'demo', description: 'CI for api', permission: 'write', created: 81 * day, expires: 9 * day },
    repositories: { 'demo/api': ['pull', 'push'], 'demo/base-node': ['pull'] },
    used: { ago: 4 * minute, address: '203.0.113.24', client: 'skopeo 1.18.0', action: 'push demo/api' },
  },
  {
    ...{
      owner: 'demo',
      description: 'CI for web',
      permission: 'write',
      created: 12 * day,
      expires: 78 * day,
    },
    repositories: { 'demo/web': ['pull', 'push'] },
    used: { ago: 26 * hour, address: '203.0.113.25', client: 'docker 28.2.2', action: 'push demo/web' },
  },
  {
    ...{
      owner: 'demo',
      description: 'Production cluster',
      permission: 'read',
      created: 140 * day,
      expires: 225 * day,
    },
    used: { ago: 11 * minute, address: '198.51.100.7', client: 'containerd 2.1.3', action: 'pull demo/web' },
  },
  {
    ...{ owner: 'demo', description: 'Staging cluster', permission: 'read', created: 140 * day },
    repositories: { 'demo/api': ['pull'], 'demo/web': ['pull'], 'demo/worker': ['pull'] },
    used: { ago: 2 * hour, address: '198.51.100.31', client: 'containerd 2.1.3', action: 'pull demo/worker' },
  },
  {
    ...{ owner: 'demo', description: 'Laptop', permission: 'admin', source: 'auto', created: 33 * day },
    used: { ago: 50 * minute, address: '192.0.2.88', client: 'docker 28.2.2', action: 'pull demo/base-node' },
  },
  {
    ...{
      owner: 'demo',
      description: 'Desktop in the office',
      permission: 'admin',
      source: 'auto',
      created: 290 * day,
    },
    used: { ago: 203 * day, address: '192.0.2.14', client: 'docker 27.5.1', action: 'pull demo/api' },
  },
  {
    ...{
      owner: 'demo',
      description: 'Weekly image cleanup',
      permission: 'admin',
      created: 58 * day,
      expires: 7 * hour,
    },
    repositories: {
      'demo/api': ['pull', 'delete'],
      'demo/web': ['pull', 'delete'],
      'demo/worker': ['pull', 'delete'],
    },
    used: { ago: 5 * day, address: '203.0.113.24', client: 'skopeo 1.18.0', action: 'delete demo/worker' },
  },
  {
    owner: 'demo',
    description: 'Workshop handout',
    permission: 'public_read',
    created: 2 * day,
    expires: 5 * day,
  },
  {
    owner: 'demo',
    description: 'New build server, not set up yet',
    permission: 'write',
    created: 20 * minute,
    expires: 30 * day,
  },
  {
    ...{ owner: 'demo', description: 'Old Jenkins', permission: 'write', created: 410 * day, inactive: true },
    used: { ago: 96 * day, address: '198.51.100.200', client: 'docker 24.0.9', action: 'push demo/worker' },
  },
  {
    owner: 'demo',
    description: 'Contractor: Lena',
    permission: 'read',
    created: 44 * day,
    expires: 46 * day,
    inactive: true,
  },
  {
    ...{
      owner: 'demo',
      description: 'Release 4.2',
      permission: 'write',
      created: 51 * day,
      expires: -21 * day,
    },
    repositories: { 'demo/api': ['pull', 'push'], 'demo/web': ['pull', 'push'] },
    used: { ago: 22 * day, address: '203.0.113.24', client: 'skopeo 1.18.0', action: 'push demo/web' },
    expiredUse: { ago: 3 * minute, address: '203.0.113.40', client: 'skopeo 1.18.0' },
  },
  {
    owner: 'demo',
    description: 'Trial of a vulnerability scanner',
    permission: 'read',
    created: 9 * day,
    expires: -2 * day,
  },
  {
    ...{
      owner: 'mira',
      description: 'Deploy billing',
      permission: 'write',
      created: 70 * day,
      expires: 20 * day,
    },
    repositories: { 'mira/billing': ['pull', 'push'] },
    used: { ago: 50 * minute, address: '203.0.113.61', client: 'podman 5.5.1', action: 'pull mira/billing' },
  },
  { owner: 'mira', description: 'Notebook', permission: 'admin', source: 'auto', created: 15 * day },
  {
    ...{ owner: 'tomas', description: 'Build farm', permission: 'write', created: 120 * day },
    used: {
      ago: 31 * day,
      address: '198.51.100.90',
      client: 'buildkit 0.23.1',
      action: 'push tomas/firmware',
    },
  },
]
