import type { ParsedItem, Want } from '#lib/import/import-item.ts'
import type { ImportPlan } from '#lib/import/import-plan.ts'
import { planAccount } from '#lib/import/plan-account.ts'
import { planAccess, planEditor, planPublicRepository } from '#lib/import/plan-access.ts'
import type { Planned, Planning } from '#lib/import/planning.ts'
import { planOrganizationToken, planPersonalToken } from '#lib/import/plan-token.ts'

/** Decides what becomes of each line. Nothing is read or written; the same input gives the same plan. */
export function planImport(
  items: ParsedItem[],
  given: Pick<Planning, 'world' | 'actor' | 'emailDomain' | 'now'>,
): ImportPlan {
  const planning: Planning = { ...given, accounts: new Set(), steps: [] }
  const rows = items.map((item) => ({ line: item.line, source: item.source, ...planItem(planning, item) }))
  return { rows, steps: planning.steps }
}

function planItem(planning: Planning, item: ParsedItem): Planned {
  if ('reason' in item) return not(item.reason)
  if ('already' in item) return { state: 'there', text: item.already }
  return planWant(planning, item.want)
}

function planWant(planning: Planning, want: Want): Planned {
  switch (want.make) {
    case 'account':
      return planAccount(planning, want)
    case 'access':
      return planAccess(planning, want)
    case 'editor':
      return planEditor(planning, want)
    case 'public_repository':
      return planPublicRepository(planning, want)
    case 'organization_token':
      return planOrganizationToken(planning, want)
    case 'personal_token':
      return planPersonalToken(planning, want)
  }
}

const not = (text: string): Planned => ({ state: 'not', text })
