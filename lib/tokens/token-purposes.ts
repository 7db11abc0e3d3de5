import type { ImageAccess } from '#lib/grants/image-access.ts'
import type { OwnerKind } from '#lib/owners.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'
import { inDays } from '#lib/tokens/lifetimes.ts'

/** What most tokens are for, and what one for that starts with. */
const tokenPurposes = [
  {
    value: 'computer',
    label: 'This computer',
    permission: 'write',
    access: null,
    days: 90,
    ...{ line: 'docker', lines: 'the line for docker login' },
  },
  {
    value: 'ci',
    label: 'CI',
    permission: 'write',
    access: 'push',
    days: 90,
    ...{ line: 'github', lines: 'the steps for GitHub and GitLab' },
  },
  {
    value: 'cluster',
    label: 'A cluster',
    permission: 'read',
    access: 'pull',
    days: 365,
    ...{ line: 'kubernetes', lines: 'the kubectl command for its pull secret' },
  },
  {
    value: 'script',
    label: 'A script',
    permission: 'read',
    access: 'pull',
    days: 30,
    ...{ line: 'docker', lines: 'a login line that reads a variable' },
  },
] as const satisfies readonly {
  value: string
  label: string
  /** The level of a personal token. */
  permission: PersonalPermission
  /** What an organization's token may do to the repositories that are added; null where a personal one is right. */
  access: ImageAccess | null
  days: number
  /** What comes with the secret, and the tab that holds it. */
  line: string
  lines: string
}[]

export type TokenPurpose = (typeof tokenPurposes)[number]['value']

export const tokenPurpose = (value: TokenPurpose) => tokenPurposes.find((one) => one.value === value)!

export const purposesOf = (kind: OwnerKind) =>
  tokenPurposes.filter(({ access }) => kind === 'account' || access !== null)

/** What choosing a purpose sets in the form for a new token. */
export function presetOf(kind: OwnerKind, purpose: TokenPurpose, now: Date, maxDays: number | null) {
  const { permission, days } = tokenPurpose(purpose)
  return {
    purpose,
    expiresAt: inDays(now, Math.min(days, maxDays ?? days)),
    ...(kind === 'account' && { permission }),
  }
}
