import type { Plan } from '#lib/authz/standing.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import type { RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import { day, hour, minute } from '#lib/time.ts'
import type { DemoRepository, DemoUse } from '#prisma/demo-data.ts'

type DemoGroup = {
  name: string
  description: string
  members: string[]
  repositories: Record<string, RepositoryAccess>
}

type DemoInvite = { role: Role; group?: string; created: number; expires: number } & (
  { email: string } | { username: string }
)

type DemoOrganizationToken = {
  label: string
  description?: string
  publicRead?: true
  /** What holds for all repositories, beside which stand the chosen ones. */
  all?: 'pull' | 'push'
  repositories?: Record<string, 'pull' | 'push'>
  scopes?: OrganizationScope[]
  createdBy: string
  inactive?: true
  created: number
  /** Milliseconds from now, negative for the past; absent is never. */
  expires?: number
  used?: DemoUse
}

/** A repository at GitHub whose main branch pushes to the one of the same name. */
export type DemoWorkload = {
  name: string
  repository: string
  repositoryId: string
  createdBy: string
  created: number
  /** When a job got a token, and when one of a pull request was refused it. */
  granted: number
  refused: number
}

export type DemoOrganization = {
  name: string
  displayName: string
  plan: Plan
  company?: string
  maxTokenDays?: number
  members: Record<string, Role>
  groups: DemoGroup[]
  repositories: DemoRepository[]
  invites: DemoInvite[]
  tokens: DemoOrganizationToken[]
  workloads?: DemoWorkload[]
}

/** Tomás manages Meridian without being in it, and pulls nothing from it. */
export const demoCompanies = [{ name: 'Meridian Group', owners: ['tomas'] }]

export const demoOrganizations: DemoOrganization[] = [
  {
    ...{ name: 'tidewater', displayName: 'Tidewater Systems', plan: 'team' },
    members: { demo: 'owner', mira: 'editor', tomas: 'member' },
    groups: [
      {
        ...{ name: 'firmware', description: 'Builds what runs in the harbour', members: ['tomas'] },
        repositories: { 'tidewater/sensors': 'write', 'tidewater/gateway': 'read' },
      },
      {
        ...{ name: 'on-call', description: 'Can roll back at night', members: ['mira', 'tomas'] },
        repositories: { 'tidewater/gateway': 'admin' },
      },
    ],
    repositories: [
      {
        ...{
          fullName: 'tidewater/gateway',
          visibility: 'private',
          description: 'Everything goes through it',
        },
        ...{ pushed: 5 * hour, pulled: 7 * minute },
      },
      {
        ...{ fullName: 'tidewater/sensors', visibility: 'private', description: 'Reads the tide gauges' },
        ...{ pushed: 3 * day, pulled: 90 * minute },
      },
      {
        ...{ fullName: 'tidewater/base', visibility: 'public', description: 'What our images begin with' },
        ...{ pushed: 40 * day, pulled: 25 * minute },
      },
    ],
    invites: [
      {
        email: 'lena@example.com',
        ...{ role: 'member', group: 'firmware', created: 2 * day, expires: 5 * day },
      },
    ],
    tokens: [
      {
        ...{ label: 'CI for gateway', description: 'Pushes from the main branch', createdBy: 'demo' },
        ...{ created: 75 * day, expires: 15 * day },
        repositories: { 'tidewater/gateway': 'push', 'tidewater/base': 'pull' },
        used: {
          ago: 5 * hour,
          address: '203.0.113.40',
          client: 'skopeo 1.18.0',
          action: 'push tidewater/gateway',
        },
      },
      {
        ...{ label: 'Harbour cluster', createdBy: 'lena', all: 'pull', publicRead: true, created: 310 * day },
        used: {
          ago: 7 * minute,
          address: '198.51.100.11',
          client: 'containerd 2.1.3',
          action: 'pull tidewater/gateway',
        },
      },
      {
        ...{ label: 'Directory sync', description: 'Keeps members and groups as the staff list has them' },
        ...{ createdBy: 'demo', created: 30 * day, expires: 335 * day },
        scopes: ['scope-group-edit', 'scope-group-read', 'scope-member-edit', 'scope-member-read'],
      },
      {
        ...{ label: 'Old build farm', createdBy: 'demo', all: 'push', created: 390 * day, inactive: true },
        used: {
          ago: 120 * day,
          address: '198.51.100.90',
          client: 'buildkit 0.19.0',
          action: 'push tidewater/sensors',
        },
      },
      {
        ...{
          label: 'Audit in spring',
          createdBy: 'demo',
          all: 'pull',
          created: 200 * day,
          expires: -140 * day,
        },
        used: {
          ago: 141 * day,
          address: '192.0.2.50',
          client: 'skopeo 1.16.1',
          action: 'pull tidewater/sensors',
        },
      },
    ],
    workloads: [
      {
        ...{ name: 'Release of sensors', repository: 'tidewater/sensors', repositoryId: '518204377' },
        ...{ createdBy: 'demo', created: 45 * day, granted: 6 * minute, refused: 26 * hour },
      },
    ],
  },
  {
    ...{ name: 'meridian', displayName: 'Meridian Retail', plan: 'business', company: 'Meridian Group' },
    maxTokenDays: 365,
    members: { demo: 'owner', mira: 'member' },
    groups: [
      {
        ...{ name: 'storefront', description: 'The shops of all countries', members: ['mira'] },
        repositories: { 'meridian/storefront': 'write' },
      },
    ],
    repositories: [
      {
        ...{ fullName: 'meridian/storefront', visibility: 'private', description: 'What customers see' },
        ...{ pushed: 9 * hour, pulled: 3 * minute },
      },
      {
        ...{ fullName: 'meridian/checkout', visibility: 'private', description: 'Baskets and payments' },
        ...{ pushed: 6 * day, pulled: 3 * minute },
      },
    ],
    invites: [{ username: 'tomas', role: 'editor', created: 6 * hour, expires: 7 * day - 6 * hour }],
    tokens: [
      {
        ...{ label: 'Deployments', createdBy: 'demo', all: 'pull', created: 100 * day, expires: 265 * day },
        used: {
          ago: 3 * minute,
          address: '203.0.113.77',
          client: 'containerd 2.1.3',
          action: 'pull meridian/checkout',
        },
      },
    ],
  },
  {
    ...{ name: 'pinecone', displayName: 'Pinecone Labs', plan: 'free' },
    members: { demo: 'owner', tomas: 'editor' },
    groups: [],
    repositories: [
      {
        ...{ fullName: 'pinecone/notebook', visibility: 'public', description: 'Examples to try' },
        ...{ pushed: 12 * day, pulled: 2 * day },
      },
    ],
    invites: [],
    // Left from a better plan: it waits, refused, until there is one again.
    tokens: [{ label: 'Trial', createdBy: 'demo', all: 'push', created: 50 * day }],
  },
]
