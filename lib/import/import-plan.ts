import type { NamedGrant } from '#lib/import/import-item.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'

/** One write. What several lines need is written once. */
export type Step =
  | { do: 'account'; username: string; email: string; passwordHash: string }
  | { do: 'organization'; name: string }
  | { do: 'repository'; repository: string; visibility: 'public' | 'private' }
  | { do: 'member'; organization: string; username: string; role: 'editor' | 'member' }
  | { do: 'group'; organization: string; group: string; repository: string; access: 'read' | 'write' }
  | { do: 'group_member'; organization: string; group: string; username: string }
  | { do: 'organization_token'; organization: string; label: string; description: string; grant: NamedGrant; expiresAt: Date | null } // prettier-ignore
  | { do: 'personal_token'; description: string; permission: PersonalPermission; expiresAt: Date | null }

/** `make`: is written by the import. `there`: holds already. `not`: becomes nothing. */
export const planStates = ['make', 'there', 'not'] as const

/** A line of the file with what becomes of it, in words. */
export type PlanRow = { line: number; source: string; state: (typeof planStates)[number]; text: string }

export type ImportPlan = { rows: PlanRow[]; steps: Step[] }
