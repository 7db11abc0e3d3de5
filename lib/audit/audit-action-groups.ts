import { auditActions, describeAction, type AuditAction, type Noun } from '#lib/audit/audit-actions.ts'
import type { OwnerKind } from '#lib/owners.ts'

/** The nouns of the actions, and the logs they can appear in: none for those of the system. */
const auditNouns: Record<Noun, { label: string; logs: readonly OwnerKind[] }> = {
  account: { label: 'Account', logs: ['account'] },
  organization: { label: 'Organization', logs: ['account', 'organization'] },
  member: { label: 'Members', logs: ['account', 'organization'] },
  invite: { label: 'Invites', logs: ['account', 'organization'] },
  group: { label: 'Groups', logs: ['organization'] },
  token: { label: 'Access tokens', logs: ['account', 'organization'] },
  device: { label: 'Devices', logs: ['account'] },
  request: { label: 'Requests for access', logs: ['account', 'organization'] },
  'device-client': { label: 'Device clients', logs: ['account'] },
  workload: { label: 'Trusted workloads', logs: ['organization'] },
  repository: { label: 'Repositories', logs: ['account', 'organization'] },
  service: { label: 'Services', logs: ['account', 'organization'] },
  company: { label: 'Companies', logs: ['account', 'organization'] },
  application: { label: 'Applications', logs: ['account', 'organization'] },
  'signing-key': { label: 'Signing keys', logs: [] },
  'instance-key': { label: 'Instance key', logs: [] },
  import: { label: 'Imports', logs: ['account'] },
  job: { label: 'Background jobs', logs: ['account'] },
  demonstration: { label: 'Demonstration', logs: [] },
}

export type AuditActionGroup = {
  noun: Noun
  label: string
  actions: { action: AuditAction; label: string }[]
}

/** The actions that this kind of log can contain, by noun. */
export function auditActionGroups(log: OwnerKind): AuditActionGroup[] {
  const actions = Object.entries(auditActions) as [AuditAction, string][]
  return (Object.entries(auditNouns) as [Noun, (typeof auditNouns)[Noun]][])
    .filter(([, { logs }]) => logs.includes(log))
    .map(([noun, { label }]) => ({
      noun,
      label,
      actions: actions
        .filter(([action]) => action.startsWith(`${noun}.`))
        .map(([action, label]) => ({ action, label })),
    }))
}

/** "Deleted an access token", or "Access tokens" for all of a noun. */
export function describeActions(action: AuditAction | Noun): string {
  return action in auditNouns ? auditNouns[action as Noun].label : describeAction(action)
}
