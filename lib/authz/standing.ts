import {
  permissionsOf,
  roles,
  type OrganizationPermission,
  type Role,
} from '#lib/scopes/organization-permissions.ts'

export type Plan = 'free' | 'team' | 'business'

/** An organization with the actor's present role in it. */
export type Standing = {
  id: string
  name: string
  displayName: string
  plan: Plan
  companyId: string | null
  maxTokenDays: number | null
  canReactivateTokens: boolean
  /** Whether it gives people without a second factor nothing. */
  requiresSecondFactor: boolean
  createdAt: Date
  /** How many members have each role. */
  memberCounts: Record<Role, number>
  /** The actor's role; null for a company owner who is not a member, and for the organization's token. */
  role: Role | null
  isCompanyOwner: boolean
  /** Whether the actor is a person without the second factor that it requires. */
  lacksSecondFactor: boolean
}

/** Whether the role or company ownership allows it: for pages that show what a person can do. */
export function may(
  {
    role,
    isCompanyOwner,
    lacksSecondFactor,
  }: Pick<Standing, 'role' | 'isCompanyOwner' | 'lacksSecondFactor'>,
  permission: OrganizationPermission,
): boolean {
  if (lacksSecondFactor) return false
  if (isCompanyOwner && permissionsOf.company_owner.includes(permission)) return true
  return role !== null && permissionsOf[role].includes(permission)
}

/** "Only owners of acme can do this." */
export function whoCan(
  { name, companyId }: Pick<Standing, 'name' | 'companyId'>,
  permission: OrganizationPermission,
  what = 'do this',
): string {
  const able = roles.filter((role) => permissionsOf[role].includes(permission)).map((role) => `${role}s`)
  return `Only ${able.join(' and ')} of ${name}${companyId ? ' and owners of its company' : ''} can ${what}.`
}
